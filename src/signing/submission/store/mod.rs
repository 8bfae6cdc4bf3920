//! SQL of forms that wait for their address to be confirmed.

pub mod funnel;
pub mod lost_links;
pub mod mail_limit;
pub mod networks;
pub mod submissions;
