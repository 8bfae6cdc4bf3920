//! Who is calling: from where, and whether from this very machine.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Once,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::{app::App, error::AppError};

/// Headers by which a proxy says that it speaks for somebody else.
const FORWARDING: [&str; 5] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/// The other end of a request. Its address is for limits alone and is never kept, logged or shown.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The address of whoever sent the request, as far as trusted proxies tell.
    pub address: IpAddr,
    /// True for a person who tries the site out on their own machine: the public URL is local, the peer is
    /// loopback, and no proxy says that it forwards.
    pub is_developer: bool,
}

/// How much of an IPv4 address names the network: a household has one address, an office or a phone network shares
/// a few that lie together.
const IPV4_NETWORK: u8 = 24;

/// The same of an IPv6 address: the least that is given to a site (RFC 6177).
const IPV6_NETWORK: u8 = 48;

/// Said once: whoever runs the site mends it, or does not.
static FORGOTTEN_PROXY: Once = Once::new();

impl Visitor {
    /// The network of the address: what limits count by.
    pub fn network(&self) -> IpNet {
        match self.address {
            IpAddr::V4(address) => Ipv4Net::new(address, IPV4_NETWORK).map_or(self.address.into(), IpNet::V4),
            IpAddr::V6(address) => Ipv6Net::new(address, IPV6_NETWORK).map_or(self.address.into(), IpNet::V6),
        }
        .trunc()
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip().to_canonical())
            .ok_or_else(|| {
            AppError::Internal(anyhow::anyhow!("the server does not tell who connects"))
        })?;
        let is_forwarded = FORWARDING.iter().any(|name| parts.headers.contains_key(*name));
        let trusted =
            |address: &IpAddr| app.config.trusted_proxies.iter().any(|network| network.contains(address));
        let address =
            if trusted(&peer) { forwarded_for(&parts.headers, trusted).unwrap_or(peer) } else { peer };
        if is_forwarded && address.is_loopback() && !app.site.public().is_local() {
            FORGOTTEN_PROXY.call_once(|| {
                tracing::warn!(
                    "a proxy on this machine forwards for others, and --trusted-proxies does not name it: all \
                     its visitors share the limits of one network"
                );
            });
        }
        let is_developer = app.site.public().is_local() && peer.is_loopback() && !is_forwarded;
        Ok(Self { address, is_developer })
    }
}

/// The last address in `X-Forwarded-For` that is not one of our proxies: those before it are hearsay.
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

/// An address, with which some proxies write the port.
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
