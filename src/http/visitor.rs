//! Identifies the client of a request: address, scheme, and whether it is on this machine.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts},
    http::{HeaderMap, HeaderName, header, request::Parts, uri::Authority},
};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::{
    config::{PublicUrl, is_loopback_host},
    error::AppError,
    urls::Site,
};

/// Headers by which a proxy, a tunnel or a content network says that it forwards for another client; besides these,
/// all that begin with [`FORWARDED`].
const FORWARDING: [&str; 12] = [
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-forwarded-for",
    "x-original-host",
    "true-client-ip",
    "fastly-client-ip",
    "fly-client-ip",
    "cf-connecting-ip",
    "cdn-loop",
];

/// Covers `X-Forwarded-For`, `-Host`, `-Proto`, `-Port`, `-Server`, `-Prefix` and others.
const FORWARDED: &str = "x-forwarded-";

/// The client of a request. Its address is used for limits only and is never stored, logged or shown.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The client's address, as far as trusted proxies report it.
    pub address: IpAddr,
    /// True for a person who tries the site on their own machine: the public URL is local, the peer is loopback,
    /// the requested host is loopback, and no proxy says that it forwards.
    pub is_developer: bool,
}

/// What tells visitors apart: where the site is, and which proxies are our own.
#[derive(Clone)]
pub struct VisitorRules {
    site: Site,
    trusted_proxies: Arc<[IpNet]>,
}

/// How a visitor reached the site, as far as our own proxies tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameBy {
    Https,
    Http,
    /// No trusted proxy reports it.
    Unknown,
}

/// The IPv4 prefix length of a network: a household has one address; an office or a phone network shares a few
/// neighbouring ones.
const IPV4_NETWORK: u8 = 24;

/// The IPv6 prefix length of a network: the smallest assignment to a site (RFC 6177).
const IPV6_NETWORK: u8 = 48;

/// How long a warning about how the site is reached is not repeated: it stays visible without filling the disk.
const WARNED_FOR: Duration = Duration::from_secs(300);

static FORGOTTEN_PROXY: Seldom = Seldom::new();
static EXPOSED: Seldom = Seldom::new();

impl Visitor {
    /// The network of the address, by which limits count.
    pub fn network(&self) -> IpNet {
        match self.address {
            IpAddr::V4(address) => Ipv4Net::new(address, IPV4_NETWORK).map_or(self.address.into(), IpNet::V4),
            IpAddr::V6(address) => Ipv6Net::new(address, IPV6_NETWORK).map_or(self.address.into(), IpNet::V6),
        }
        .trunc()
    }
}

impl VisitorRules {
    pub fn new(site: Site, trusted_proxies: &[IpNet]) -> Self {
        Self { site, trusted_proxies: trusted_proxies.into() }
    }

    pub const fn site(&self) -> &Site {
        &self.site
    }

    /// How a visitor came, by `X-Forwarded-Proto` of a trusted proxy; others are not asked. Of several, the first is the
    /// visitor's own.
    pub fn came_by(&self, parts: &Parts) -> CameBy {
        if !peer(parts).is_some_and(|peer| self.trust(&peer)) {
            return CameBy::Unknown;
        }
        let reported =
            parts.headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok()).unwrap_or_default();
        match reported.split(',').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "https" => CameBy::Https,
            "http" => CameBy::Http,
            _ => CameBy::Unknown,
        }
    }

    fn trust(&self, address: &IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(address))
    }
}

impl<S> FromRequestParts<S> for Visitor
where
    S: Send + Sync,
    VisitorRules: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let rules = VisitorRules::from_ref(state);
        let public = rules.site.public();
        let peer = peer(parts)
            .ok_or_else(|| AppError::Internal(anyhow::anyhow!("the server does not tell who connects")))?;
        let is_forwarded = is_forwarded(&parts.headers);
        let address = if rules.trust(&peer) {
            forwarded_for(&parts.headers, |hop| rules.trust(hop)).unwrap_or(peer)
        } else {
            peer
        };
        let is_forgotten = is_forwarded && peer.is_loopback() && !rules.trust(&peer);
        if is_forgotten && !public.is_local() && FORGOTTEN_PROXY.is_due() {
            tracing::warn!(
                "a proxy on this machine forwards for others, and --trusted-proxies does not name it: all \
                 its visitors share the limits of one network"
            );
        }
        let is_developer = public.is_local()
            && peer.is_loopback()
            && !is_forwarded
            && asks_for(parts).is_some_and(|host| is_loopback_host(&host));
        Ok(Self { address, is_developer })
    }
}

/// True if the site is in development mode and requests are forwarded to it: a proxy header is present, or another
/// host was requested. Also logged as an error, because the operator takes the site for one that works.
pub fn is_exposed(parts: &Parts, public: &PublicUrl) -> bool {
    let is_asked_as_another = asks_for(parts).is_some_and(|host| !is_loopback_host(&host));
    let is_exposed = public.is_local() && (is_forwarded(&parts.headers) || is_asked_as_another);
    if is_exposed && EXPOSED.is_due() {
        tracing::error!(
            "DEVELOPMENT MODE, AND SOMETHING FORWARDS TO IT: the public URL is {public}, yet requests come through a \
             proxy or for another host. Links in mail lead to this machine alone, and without a mail server nobody can \
             sign. Start the site with --public-url https://… and --smtp-url, and name the proxy in --trusted-proxies."
        );
    }
    is_exposed
}

fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical())
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.keys().any(forwards)
}

/// Whether a header says that a request is forwarded for another client.
pub(super) fn forwards(name: &HeaderName) -> bool {
    FORWARDING.contains(&name.as_str()) || name.as_str().starts_with(FORWARDED)
}

/// The requested host, if all sources agree: the `Host` header, and the absolute URL that may be in the request
/// line (RFC 9112, 3.2.2).
fn asks_for(parts: &Parts) -> Option<String> {
    let mut lines = parts.headers.get_all(header::HOST).iter();
    let (line, other) = (lines.next(), lines.next());
    let of_line = |text: &str| text.parse::<Authority>().ok().filter(|_| !text.contains('@'));
    let reported =
        line.and_then(|line| of_line(line.to_str().ok()?)).map(|authority| authority.host().to_owned());
    let whole = parts.uri.authority().map(|authority| authority.host().to_owned());
    match (reported, whole, other) {
        (_, _, Some(_)) => Some(UNCLEAR.into()),
        (Some(reported), None, None) => Some(reported),
        (Some(reported), Some(whole), None) if reported == whole => Some(reported),
        (None, None, None) if line.is_none() => None,
        _ => Some(UNCLEAR.into()),
    }
}

/// Used if a request names no valid host, or several. No real machine has this name (RFC 6761, 6.4).
const UNCLEAR: &str = "unclear.invalid";

/// Limits how often a warning is logged.
struct Seldom(Mutex<Option<Instant>>);

impl Seldom {
    const fn new() -> Self {
        Self(Mutex::new(None))
    }

    fn is_due(&self) -> bool {
        let mut reported = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = reported.is_none_or(|at| at.elapsed() >= WARNED_FOR);
        if is_due {
            *reported = Some(Instant::now());
        }
        is_due
    }
}

/// The last address in `X-Forwarded-For` that is not a trusted proxy. The addresses before it are not trustworthy.
fn forwarded_for(headers: &HeaderMap, trusted: impl Fn(&IpAddr) -> bool) -> Option<IpAddr> {
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    lines
        .iter()
        .flat_map(|line| line.split(','))
        .rev()
        .map_while(|hop| hop_address(hop.trim()))
        .find(|address| !trusted(address))
}

/// An address; some proxies append the port.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    hop.parse().ok().or_else(with_port).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_proxies_say_is_believed() {
        let headers = HeaderMap::from_iter([(
            "x-forwarded-for".parse().unwrap(),
            "1.2.3.4, 198.51.100.7, 10.0.0.2".parse().unwrap(),
        )]);
        let trusted = |address: &IpAddr| address.to_string().starts_with("10.");
        assert_eq!(forwarded_for(&headers, trusted), Some("198.51.100.7".parse().unwrap()));
    }

    #[test]
    fn a_hop_may_come_with_its_port() {
        for (hop, address) in [
            ("198.51.100.7", "198.51.100.7"),
            ("198.51.100.7:51000", "198.51.100.7"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]:443", "2001:db8::7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
        ] {
            assert_eq!(hop_address(hop), Some(address.parse().unwrap()), "{hop}");
        }
        assert_eq!(hop_address("unknown"), None);
    }
}
