//! Which files are kept, for whom, and for how long: with files that the tests write.

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::anyhow;
use futures_util::stream::iter;
use time::OffsetDateTime;
use tokio::sync::mpsc;

use super::*;

const KIND: Kind = Kind { letter: 1, format: Format::Csv, coding: None };

fn spool(bound: u64) -> Arc<Spool> {
    Arc::new(Spool::new(std::env::temp_dir(), bound))
}

fn edition(revision: i64, last_removal: i64) -> Edition {
    let nonce = Some(vec![u8::try_from(revision).unwrap()]);
    Edition { revision, as_of: OffsetDateTime::UNIX_EPOCH, last_removal, nonce }
}

fn of() -> Subject {
    Subject { slug: "a".into(), title: "A".into(), address: "https://a.example".into() }
}

fn shown(edition: Edition) -> Shown {
    let figures = Figures {
        revision: edition.revision,
        as_of: edition.as_of,
        public: 0,
        private: 0,
        anonymous: 0,
        by_email: 0,
        by_checked: 0,
        by_entered: 0,
        rejected: 0,
        withdrawn: 0,
    };
    Shown { edition, figures, of: of() }
}

fn made<Source>(now: &Edition, source: Source) -> anyhow::Result<Option<Made<Source>>> {
    Ok(Some(Made { shown: shown(now.clone()), at_least: 0, source }))
}

/// Asks for a file that would consist of these pieces.
async fn ask(spool: &Arc<Spool>, kind: Kind, now: &Edition, pieces: &[&'static str]) -> Kept {
    let pieces: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))).collect();
    let make = async { made(now, iter(pieces)) };
    spool.find_or_make(kind, (now, &of()), make).await.unwrap()
}

fn file(kept: Kept) -> Arc<SpoolFile> {
    match kept {
        Kept::File(file) => file,
        Kept::No => panic!("not kept"),
        Kept::Busy => panic!("busy"),
    }
}

/// What a reader gets; an error if the file breaks off.
async fn read(file: Arc<SpoolFile>) -> io::Result<String> {
    let pieces = file.read(0..u64::MAX).ok_or(io::ErrorKind::BrokenPipe)?;
    let pieces: Vec<_> = pieces.collect().await;
    let pieces: io::Result<Vec<Bytes>> = pieces.into_iter().collect();
    Ok(String::from_utf8(pieces?.concat()).unwrap())
}

/// A file that a test writes piece by piece.
async fn growing(spool: &Arc<Spool>, now: &Edition) -> (mpsc::Sender<anyhow::Result<Bytes>>, Arc<SpoolFile>) {
    let (sender, receiver) = mpsc::channel(1);
    let pieces = futures_util::stream::unfold(receiver, async |mut receiver| {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    let make = async { made(now, pieces) };
    (sender, file(spool.find_or_make(KIND, (now, &of()), make).await.unwrap()))
}

#[tokio::test]
async fn a_file_is_made_once_for_all_readers() {
    let (spool, times, now) = (spool(1000), AtomicUsize::new(0), edition(1, 0));
    for _ in 0..3 {
        let make = async {
            times.fetch_add(1, Ordering::Relaxed);
            made(&now, iter([Ok(Bytes::from_static(b"Ada"))]))
        };
        let file = file(spool.find_or_make(KIND, (&now, &of()), make).await.unwrap());
        assert_eq!(read(file).await.unwrap(), "Ada");
    }
    assert_eq!(times.into_inner(), 1);
}

#[tokio::test]
async fn who_asks_while_a_file_grows_reads_along() {
    let spool = spool(1 << 20);
    let (writer, first) = growing(&spool, &edition(1, 0)).await;
    let piece = "x".repeat(40_000);
    writer.send(Ok(piece.clone().into())).await.unwrap();
    let second = file(ask(&spool, KIND, &edition(2, 0), &[]).await);
    assert!(Arc::ptr_eq(&first, &second), "others have signed meanwhile");
    let mut pieces = std::pin::pin!(second.read(0..u64::MAX).unwrap());
    assert_eq!(pieces.next().await.unwrap().unwrap().len(), 16 * 1024, "before the file is complete");
    writer.send(Ok("end".into())).await.unwrap();
    drop(writer);
    assert_eq!(read(first).await.unwrap(), piece + "end");
}

#[tokio::test]
async fn a_file_that_breaks_is_seen_to_break_and_made_again() {
    let spool = spool(1000);
    let (writer, broken) = growing(&spool, &edition(1, 0)).await;
    writer.send(Ok("Ada".into())).await.unwrap();
    writer.send(Err(anyhow!("no connection"))).await.unwrap();
    assert!(read(broken).await.is_err());
    assert_eq!(read(file(ask(&spool, KIND, &edition(1, 0), &["Ada"]).await)).await.unwrap(), "Ada");
}

#[tokio::test]
async fn a_cheap_file_is_made_again_when_somebody_signs() {
    let spool = spool(1000);
    read(file(ask(&spool, KIND, &edition(1, 0), &["Ada"]).await)).await.unwrap();
    assert!(spool.find(KIND, &edition(1, 0), &of()).is_some());
    assert!(spool.find(KIND, &edition(2, 0), &of()).is_none());
    let other = Edition { nonce: None, ..edition(1, 0) };
    assert!(spool.find(KIND, &other, &of()).is_none(), "another history");
    let renamed = Subject { title: "B".into(), ..of() };
    assert!(spool.find(KIND, &edition(1, 0), &renamed).is_none());
}

#[tokio::test]
async fn an_expensive_file_is_given_on_but_to_nobody_after_a_removal() {
    let spool = Arc::new(Spool::new(std::env::temp_dir(), 1000).with_cheap(Duration::ZERO));
    read(file(ask(&spool, KIND, &edition(5, 3), &["Ada"]).await)).await.unwrap();
    assert!(spool.find(KIND, &edition(9, 3), &of()).is_some());
    assert!(spool.find(KIND, &edition(9, 5), &of()).is_some(), "it shows the removal");
    assert!(spool.find(KIND, &edition(9, 6), &of()).is_none());
}

#[tokio::test]
async fn the_file_that_was_not_asked_for_longest_goes_first() {
    let spool = spool(25);
    let kinds = [1, 2, 3].map(|letter| Kind { letter, ..KIND });
    for kind in [kinds[0], kinds[1], kinds[0], kinds[2]] {
        read(file(ask(&spool, kind, &edition(1, 0), &["0123456789"]).await)).await.unwrap();
    }
    assert_eq!(spool.letters(), [1, 3]);
}

#[tokio::test]
async fn slow_readers_of_old_files_cannot_fill_the_disk() {
    let spool = spool(25);
    let mut slow = Vec::new();
    for revision in 1..=5 {
        let now = edition(revision, revision);
        let file = file(ask(&spool, KIND, &now, &["0123456789"]).await);
        assert_eq!(read(file.clone()).await.unwrap(), "0123456789", "the newest is complete");
        slow.push(file);
        assert!(spool.shelf().bytes() <= 25);
    }
    assert!(read(slow[0].clone()).await.is_err(), "the oldest is seen to break off");
    assert!(read(slow[3].clone()).await.is_ok());
}

const TOO_LARGE: [&str; 3] = ["0123456789", "0123456789", "0123456789"];

#[tokio::test]
async fn a_file_beyond_the_bound_is_not_kept() {
    let spool = spool(25);
    let now = edition(1, 0);
    let large = file(ask(&spool, KIND, &now, &TOO_LARGE).await);
    assert_eq!(read(large.clone()).await.unwrap(), TOO_LARGE.concat(), "who reads it already gets all of it");
    assert!(large.read(0..u64::MAX).is_none(), "and nobody else begins to");
    assert!(matches!(ask(&spool, KIND, &now, &["0123456789"]).await, Kept::No));
    let other = Kind { letter: 2, ..KIND };
    assert!(matches!(ask(&spool, other, &now, &["0123456789"]).await, Kept::File(_)));
}

#[tokio::test]
async fn all_who_read_along_get_what_the_disk_does_not_take() {
    let spool = spool(40_000);
    let (writer, file) = growing(&spool, &edition(1, 0)).await;
    let [slow, quick, leaving] = [(); 3].map(|()| Box::pin(file.clone().read(0..u64::MAX).unwrap()));
    let mut leaving = leaving;
    let pieces: Vec<_> = ["a", "b", "c", "d", "e", "f"].map(|letter| letter.repeat(20_000)).into();
    writer.send(Ok(pieces[0].clone().into())).await.unwrap();
    assert_eq!(leaving.next().await.unwrap().unwrap().len(), 16 * 1024);
    let rest = async {
        for piece in &pieces[1..4] {
            writer.send(Ok(piece.clone().into())).await.unwrap();
        }
        drop(leaving);
        for piece in &pieces[4..] {
            writer.send(Ok(piece.clone().into())).await.unwrap();
        }
        drop(writer);
    };
    let collect = async |pieces: Vec<io::Result<Bytes>>| {
        String::from_utf8(pieces.into_iter().collect::<io::Result<Vec<_>>>().unwrap().concat()).unwrap()
    };
    let slowly = slow.then(async |piece| {
        tokio::time::sleep(Duration::from_millis(5)).await;
        piece
    });
    let (quick, slow, ()) = tokio::join!(quick.collect(), slowly.collect(), rest);
    assert!(collect(quick).await == pieces.concat());
    assert!(collect(slow).await == pieces.concat());
}

#[tokio::test]
async fn what_the_disk_does_not_take_is_seen_to_break_off() {
    let spool = spool(10);
    let (writer, file) = growing(&spool, &edition(1, 0)).await;
    let reading = read(file);
    let rest = async {
        writer.send(Ok("0123456789".into())).await.unwrap();
        writer.send(Ok("more".into())).await.unwrap();
        writer.send(Err(anyhow!("no connection"))).await.unwrap();
    };
    let (read, ()) = tokio::join!(reading, rest);
    assert!(read.is_err());
}

#[tokio::test]
async fn where_nothing_can_be_written_nothing_is_kept() {
    let spool = Arc::new(Spool::new(Path::new("/nonexistent").to_owned(), 1000));
    assert!(matches!(ask(&spool, KIND, &edition(1, 0), &["Ada"]).await, Kept::No));
}

#[tokio::test]
async fn a_file_that_nobody_may_have_is_not_made_to_its_end() {
    let spool = spool(1000);
    let (writer, file) = growing(&spool, &edition(1, 0)).await;
    writer.send(Ok("Ada".into())).await.unwrap();
    spool.retain(|_, revision| revision > 1);
    drop(file);
    // The first piece after that may still be taken; then the writer has no reader.
    while writer.send(Ok("Bob".into())).await.is_ok() {}
    while spool.shelf().bytes() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn compressed_forms_hold_the_same() {
    let spool = spool(1 << 20);
    let now = edition(1, 0);
    let plain = file(ask(&spool, KIND, &now, &["Ada,", "Bob"]).await);
    for coding in [Coding::Gzip, Coding::Brotli] {
        let make = async { made(&now, coding.encode(plain.clone())) };
        let kind = Kind { coding: Some(coding), ..KIND };
        let packed = file(spool.find_or_make(kind, (&now, &of()), make).await.unwrap());
        let packed: Vec<_> = packed.read(0..u64::MAX).unwrap().map(Result::unwrap).collect().await;
        let (packed, mut text) = (packed.concat(), String::new());
        match coding {
            Coding::Gzip => {
                io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut text)
            }
            Coding::Brotli => {
                io::Read::read_to_string(&mut brotli::Decompressor::new(&packed[..], 64), &mut text)
            }
        }
        .unwrap();
        assert_eq!(text, "Ada,Bob");
    }
}
