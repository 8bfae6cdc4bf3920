//! The secret of a site: 32 bytes, from a flag or from a file that is made once.

use std::{
    fmt, fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    Key,
    seal::{self, random_key},
};

/// The secret that wraps every other key.
#[derive(Clone)]
pub struct Secret(Key);

#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Not 32 bytes in base64.
    #[error("the secret must be 32 bytes in base64, as `openssl rand -base64 32` prints them")]
    NotASecret,
    #[error("the secret's file {0} cannot be read or made")]
    File(String, #[source] io::Error),
}

impl Secret {
    /// Parses 32 bytes in base64 (RFC 4648).
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let bytes =
            BASE64.decode(text.trim().as_bytes()).map(Zeroizing::new).map_err(|_| SecretError::NotASecret)?;
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| SecretError::NotASecret)?;
        Ok(Self(Zeroizing::new(key)))
    }

    pub fn random() -> Self {
        Self(random_key())
    }

    /// Reads the secret of a data folder, or makes one that only its owner can read.
    pub fn read_or_make(file: &Path) -> Result<Self, SecretError> {
        if let Some(secret) = Self::read(file)? {
            return Ok(secret);
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(file, error))?;
        }
        Self::random().write_new(file)
    }

    /// Reads the secret in a file; `None` if there is no such file.
    pub fn read(file: &Path) -> Result<Option<Self>, SecretError> {
        match fs::read_to_string(file).map(Zeroizing::new) {
            Ok(text) => Self::parse(&text).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(file, error)),
        }
    }

    /// Writes the secret into a file that only its owner can read: completely or not at all. If another process has
    /// just made the file, it is not replaced, and its secret is returned.
    fn write_new(self, file: &Path) -> Result<Self, SecretError> {
        let text = Zeroizing::new(format!("{}\n", BASE64.encode(self.0.as_slice())));
        let draft = file.with_extension(format!("{}.new", std::process::id()));
        let mut made = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .map_err(|error| failed(file, error))?;
        let written = made.write_all(text.as_bytes()).and_then(|()| made.sync_all());
        written.map_err(|error| failed(file, error))?;
        let linked = fs::hard_link(&draft, file);
        fs::remove_file(&draft).map_err(|error| failed(file, error))?;
        match linked {
            Ok(()) => {
                sync_folder_of(file)?;
                Ok(self)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Ok(Self::read(file)?.unwrap_or(self))
            }
            Err(error) => Err(failed(file, error)),
        }
    }

    /// Eight hexadecimal digits that identify a secret without revealing it.
    pub fn fingerprint(&self) -> String {
        let digest =
            Sha256::new().chain_update(b"undersigned secret\0").chain_update(self.0.as_slice()).finalize();
        HEXLOWER.encode(&digest[..4])
    }

    pub(super) fn wrap(&self, purpose: &str, key: &Key) -> Vec<u8> {
        seal::seal(&self.0, &format!("key {purpose}"), key.as_slice())
    }

    pub(super) fn unwrap(&self, purpose: &str, wrapped: &[u8]) -> Option<Key> {
        let plain = seal::unseal(&self.0, &format!("key {purpose}"), wrapped).map(Zeroizing::new)?;
        <[u8; 32]>::try_from(plain.as_slice()).ok().map(Zeroizing::new)
    }
}

/// The file with the secret, and, during a change, the file beside it with the next one.
#[derive(Clone, Debug)]
pub struct SecretFile(PathBuf);

impl SecretFile {
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The next secret, if a change was begun.
    pub fn next(&self) -> Result<Option<Secret>, SecretError> {
        Secret::read(&self.next_path())
    }

    /// Begins a change: writes the next secret, or continues with that of an earlier change that was not finished.
    pub fn begin(&self, next: Secret) -> Result<Secret, SecretError> {
        next.write_new(&self.next_path())
    }

    /// Finishes a change: the next secret replaces the present one, which is kept in a file beside it, because
    /// older backups need it. Returns the path of that file.
    pub fn finish(&self, old: &Secret) -> Result<PathBuf, SecretError> {
        let kept = self.0.with_extension(format!("key.{}", old.fingerprint()));
        match fs::hard_link(&self.0, &kept) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(&kept, error)),
            _ => {}
        }
        fs::rename(self.next_path(), &self.0).map_err(|error| failed(&self.0, error))?;
        sync_folder_of(&self.0)?;
        Ok(kept)
    }

    fn next_path(&self) -> PathBuf {
        self.0.with_extension("key.next")
    }
}

fn failed(file: &Path, error: io::Error) -> SecretError {
    SecretError::File(file.display().to_string(), error)
}

/// A new file name is durable only after its folder is synced.
fn sync_folder_of(file: &Path) -> Result<(), SecretError> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| failed(file, error))
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.fingerprint())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_wraps_a_key_that_no_other_secret_opens() {
        let (ours, theirs, key) = (Secret(random_key()), Secret(random_key()), random_key());
        let wrapped = ours.wrap("tokens", &key);
        assert_eq!(ours.unwrap("tokens", &wrapped).as_deref(), Some(&*key));
        assert!(ours.unwrap("codes", &wrapped).is_none());
        assert!(theirs.unwrap("tokens", &wrapped).is_none());
    }

    #[test]
    fn a_short_secret_is_refused_and_debug_shows_none() {
        assert!(Secret::parse("c2hvcnQ=").is_err());
        let text = BASE64.encode(&[7; 32]);
        assert!(!format!("{:?}", Secret::parse(&text).unwrap()).contains(&text));
    }
}
