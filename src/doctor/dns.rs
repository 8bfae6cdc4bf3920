//! What the domain of the sender says in the DNS, and what it should say so that mail arrives: SPF (RFC 7208), DKIM
//! (RFC 6376), DMARC (RFC 7489), MX, and the names of the addresses that send.

use std::net::{IpAddr, SocketAddr};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolverConfig},
    lookup::Lookup,
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::rr::RData,
};

use super::Finding::{self, Doubt, Right, Wrong};
use crate::{
    config::{PublicUrl, is_loopback_host},
    mail::Dkim,
};

/// Providers, by a part of their server's name, and what the domain's SPF record has for them.
const SPF_OF: [(&str, &str); 9] = [
    ("amazonaws.com", "include:amazonses.com"),
    ("brevo.com", "include:spf.brevo.com"),
    ("fastmail.com", "include:spf.messagingengine.com"),
    ("gmail.com", "include:_spf.google.com"),
    ("google.com", "include:_spf.google.com"),
    ("mailgun.org", "include:mailgun.org"),
    ("office365.com", "include:spf.protection.outlook.com"),
    ("postmarkapp.com", "include:spf.mtasv.net"),
    ("sendgrid.net", "include:sendgrid.net"),
];

/// What is asked about.
pub struct Sending<'a> {
    /// The domain of the sender.
    pub domain: &'a str,
    /// The mail server.
    pub host: &'a str,
    pub public: &'a PublicUrl,
    pub dkim: Option<&'a Dkim>,
}

/// An answer, or why there is none; a name without such records answers with none.
type Asked<T> = Result<Vec<T>, String>;

struct Dns(TokioResolver);

impl Dns {
    /// Asks this server, or those of the system.
    fn new(server: Option<SocketAddr>) -> Result<Self, NetError> {
        let builder = match server {
            None => TokioResolver::builder_tokio()?,
            Some(server) => {
                let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
                    connection.port = server.port();
                    connection
                });
                let server = NameServerConfig::new(server.ip(), true, connections.into());
                let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
                TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
        };
        Ok(Self(builder.build()?))
    }

    async fn texts(&self, name: &str) -> Asked<String> {
        records(self.0.txt_lookup(absolute(name)).await, |data| {
            let RData::TXT(text) = data else { return None };
            // Long ones are in parts, which belong together without a blank.
            Some(text.txt_data.iter().map(|part| String::from_utf8_lossy(part)).collect())
        })
    }

    async fn mail_servers(&self, domain: &str) -> Asked<String> {
        records(self.0.mx_lookup(absolute(domain)).await, |data| {
            let RData::MX(server) = data else { return None };
            Some(server.exchange.to_utf8())
        })
    }

    async fn addresses(&self, host: &str) -> Asked<IpAddr> {
        match self.0.lookup_ip(absolute(host)).await {
            Ok(found) => Ok(found.iter().collect()),
            Err(error) => none_or(&error),
        }
    }

    async fn names(&self, address: IpAddr) -> Asked<String> {
        records(self.0.reverse_lookup(address).await, |data| {
            let RData::PTR(name) = data else { return None };
            Some(name.to_utf8().trim_end_matches('.').to_owned())
        })
    }
}

/// A name from the root, which no suffix of this machine's network is tried with.
fn absolute(name: &str) -> String {
    format!("{}.", name.trim_end_matches('.'))
}

fn records<T>(answers: Result<Lookup, NetError>, read: impl Fn(&RData) -> Option<T>) -> Asked<T> {
    match answers {
        Ok(found) => Ok(found.answers().iter().filter_map(|record| read(&record.data)).collect()),
        Err(error) => none_or(&error),
    }
}

fn none_or<T>(error: &NetError) -> Asked<T> {
    if error.is_no_records_found() || error.is_nx_domain() { Ok(Vec::new()) } else { Err(error.to_string()) }
}

/// Asks for everything, and says what is right and what is missing, with its name.
pub async fn look(server: Option<SocketAddr>, sending: &Sending<'_>) -> Vec<(&'static str, Finding)> {
    let dns = match Dns::new(server) {
        Ok(dns) => dns,
        Err(error) => return vec![("DNS", Doubt(format!("cannot be asked: {error}")))],
    };
    let reverse = async { if sends_itself(sending) { Some(reverse(&dns, sending).await) } else { None } };
    // Together, because one that is not answered takes half a minute.
    let (texts, dkim, dmarc, answers, reverse) = tokio::join!(
        dns.texts(sending.domain),
        dkim(&dns, sending),
        dmarc(&dns, sending.domain),
        answers(&dns, sending.domain),
        reverse,
    );
    let mut findings = vec![
        ("SPF", told(spf(&texts, sending))),
        ("DKIM", told(dkim)),
        ("DMARC", told(dmarc)),
        ("answers", told(answers)),
    ];
    findings.extend(reverse.map(|reverse| ("reverse name", told(reverse))));
    findings
}

/// Who cannot be asked, leaves a doubt.
fn told(finding: Result<Finding, String>) -> Finding {
    finding.unwrap_or_else(|error| Doubt(format!("the DNS cannot be asked: {error}")))
}

/// Whether mail leaves from this machine or its neighbour, and not from a provider.
fn sends_itself(sending: &Sending<'_>) -> bool {
    is_loopback_host(sending.host)
        || sending.host == sending.public.host()
        || is_below(sending.host, sending.domain)
}

fn is_below(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|before| before.ends_with('.'))
}

/// Who may send for the domain.
fn spf(texts: &Asked<String>, sending: &Sending<'_>) -> Result<Finding, String> {
    let texts = texts.as_ref().map_err(Clone::clone)?;
    let is_spf = |text: &&String| {
        let text = text.to_ascii_lowercase();
        text == "v=spf1" || text.starts_with("v=spf1 ")
    };
    let records: Vec<_> = texts.iter().filter(is_spf).collect();
    let provider = SPF_OF.iter().find(|(part, _)| is_below(sending.host, part));
    let domain = sending.domain;
    Ok(match (records.as_slice(), provider) {
        ([], Some((_, include))) => {
            Doubt(format!("none; set the TXT record of {domain} to: v=spf1 {include} ~all"))
        }
        ([], None) => Doubt(format!(
            "none; set the TXT record of {domain} to what your provider says, or, if this machine sends: v=spf1 a mx ~all"
        )),
        ([record], provider) => {
            let words: Vec<_> = record.split_whitespace().map(str::to_ascii_lowercase).collect();
            if words.iter().any(|word| word == "+all" || word == "all") {
                Wrong(format!("\"{record}\" lets everybody send for {domain}: end it with ~all"))
            } else if let Some((_, include)) =
                provider.filter(|(_, include)| !words.contains(&(*include).to_owned()))
            {
                Doubt(format!("\"{record}\" lacks {include}, which {} wants", sending.host))
            } else {
                Right(format!("\"{record}\""))
            }
        }
        (several, _) => Wrong(format!(
            "{} records where one is allowed, so that none counts (RFC 7208, 4.5): put them into one",
            several.len()
        )),
    })
}

/// Whether the key that signs is the one in the DNS.
async fn dkim(dns: &Dns, sending: &Sending<'_>) -> Result<Finding, String> {
    let Some(dkim) = sending.dkim else {
        return Ok(Doubt(
            "the site does not sign. Most providers do: send a mail to yourself and look for dkim=pass in its head. If \
             yours does not, give a key with --dkim-key"
                .into(),
        ));
    };
    let (name, wanted) = (dkim.record_name(), dkim.record());
    let texts = dns.texts(&name).await?;
    let keys = texts.iter().filter_map(|text| {
        let tags = text.split(';').filter_map(|tag| tag.split_once('='));
        let key = tags.into_iter().find(|(tag, _)| tag.trim() == "p")?.1;
        Some(key.split_whitespace().collect::<String>())
    });
    let keys: Vec<_> = keys.collect();
    Ok(if keys.contains(&dkim.public_key()) {
        Right(format!("{name} has the key that signs"))
    } else if keys.is_empty() {
        Wrong(format!("no key is there; set the TXT record of {name} to: {wanted}"))
    } else {
        Wrong(format!(
            "{name} has another key than the one that signs, and mail is taken for forged; set it to: {wanted}"
        ))
    })
}

/// What others are to do with mail that is neither.
async fn dmarc(dns: &Dns, domain: &str) -> Result<Finding, String> {
    // The record of a domain holds for those below it.
    let mut at = domain;
    loop {
        let texts = dns.texts(&format!("_dmarc.{at}")).await?;
        let records: Vec<_> = texts.iter().filter(|text| text.trim_start().starts_with("v=DMARC1")).collect();
        match records.as_slice() {
            [record] => return Ok(Right(format!("\"{record}\" at _dmarc.{at}"))),
            [] => {}
            _ => return Ok(Wrong(format!("several records at _dmarc.{at}, so that none counts: leave one"))),
        }
        match at.split_once('.') {
            Some((_, parent)) if parent.contains('.') => at = parent,
            _ => break,
        }
    }
    Ok(Doubt(format!(
        "none, and large mailbox providers want one of everybody who writes to many; set the TXT record of _dmarc.{domain} \
         to: v=DMARC1; p=none; rua=mailto:postmaster@{domain}"
    )))
}

/// Whether the sender's address can be answered: reports of what did not arrive go there.
async fn answers(dns: &Dns, domain: &str) -> Result<Finding, String> {
    let servers = dns.mail_servers(domain).await?;
    if servers.iter().any(|server| server == ".") {
        return Ok(Wrong(format!(
            "{domain} says that it takes no mail (RFC 7505), and some servers refuse mail from such a domain: give it an MX, \
             or send from another one with --mail-from"
        )));
    }
    if let Some(server) = servers.first() {
        return Ok(Right(format!("to {domain} go to {}", server.trim_end_matches('.'))));
    }
    let addresses = dns.addresses(domain).await?;
    Ok(if addresses.is_empty() {
        Wrong(format!(
            "{domain} has neither an MX record nor an address: nobody can answer, and many refuse such a sender"
        ))
    } else {
        Doubt(format!("{domain} has no MX record, so that they go to its web server"))
    })
}

/// Whether the addresses that send have names, which lead back to them: without, many refuse everything.
async fn reverse(dns: &Dns, sending: &Sending<'_>) -> Result<Finding, String> {
    let host = if is_loopback_host(sending.host) { sending.public.host() } else { sending.host };
    let addresses = dns.addresses(host).await?;
    if addresses.is_empty() {
        return Ok(Doubt(format!("{host} has no address, so that it is not known from where mail leaves")));
    }
    for address in addresses {
        let mut leads_back = false;
        let names = dns.names(address).await?;
        for name in &names {
            leads_back |= dns.addresses(name).await?.contains(&address);
        }
        if names.is_empty() {
            return Ok(Wrong(format!(
                "{address} of {host} has none, and many refuse its mail: who rents out the machine sets its PTR record"
            )));
        }
        if !leads_back {
            return Ok(Wrong(format!(
                "{address} of {host} is called {}, and that name does not lead back to it",
                names.join(", ")
            )));
        }
    }
    Ok(Right(format!("the addresses of {host} have names that lead back")))
}
