//! Passes TCP connections on, each byte a while later: a server that is far away.
//!   delay LISTEN TARGET MILLISECONDS    that long in each direction; rustc alone builds it

use std::{
    env,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

fn main() {
    let mut words = env::args().skip(1);
    let mut word = || words.next().expect("usage: delay LISTEN TARGET MILLISECONDS");
    let (listener, target) = (TcpListener::bind(word()).expect("a port"), word());
    let delay = Duration::from_millis(word().parse().expect("milliseconds"));
    for near in listener.incoming().flatten() {
        let Ok(far) = TcpStream::connect(&target) else { continue };
        for stream in [&near, &far] {
            stream.set_nodelay(true).expect("an open connection");
        }
        let (back, forth) = (near.try_clone().expect("a socket"), far.try_clone().expect("a socket"));
        pass(near, forth, delay);
        pass(far, back, delay);
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, delay: Duration) {
    let (sender, later) = mpsc::channel::<(Instant, Vec<u8>)>();
    thread::spawn(move || {
        let mut buffer = [0; 65536];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            let _ = sender.send((Instant::now() + delay, buffer[..length].to_vec()));
        }
    });
    thread::spawn(move || {
        for (due, bytes) in later {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if to.write_all(&bytes).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Write);
    });
}
