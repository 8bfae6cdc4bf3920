//! The static files that every page uses, built into the program and named by their content.

use std::sync::LazyLock;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::urls;

/// A file of `static/`.
pub struct Asset {
    /// `site.1f2e3d4c.css`: new content gives a new name, so that caches may keep the file forever.
    pub name: String,
    pub media_type: &'static str,
    pub body: &'static [u8],
}

impl Asset {
    fn new(stem: &str, extension: &str, media_type: &'static str, body: &'static [u8]) -> Self {
        let hash = HEXLOWER.encode(&Sha256::digest(body)[..4]);
        Self { name: format!("{stem}.{hash}.{extension}"), media_type, body }
    }

    pub fn url(&self) -> String {
        urls::asset(&self.name)
    }
}

pub static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("site", "css", "text/css; charset=utf-8", include_bytes!("../../static/site.css"))
});

/// The icon in the browser's tab (favicon).
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_bytes!("../../static/icon.svg")));

/// Offers to share a letter, where the browser can; the page works without it.
pub static SHARE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("share", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/share.js"))
});

/// Updates the number of signatures while a page is open; the page works without it.
pub static COUNT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("count", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/count.js"))
});

/// Shows the progress of a bulk action; the page works without it.
pub static ACT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("act", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/act.js"))
});

/// Keyboard shortcuts for organizers' decisions; the page works without it.
pub static QUEUE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("queue", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/queue.js"))
});

/// Shows a letter beside its editor and saves what was typed; the page works without it.
pub static WRITE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("write", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/write.js"))
});

pub fn all() -> [&'static Asset; 7] {
    [&STYLESHEET, &ICON, &SHARE, &COUNT, &ACT, &QUEUE, &WRITE]
}
