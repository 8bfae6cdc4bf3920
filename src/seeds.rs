//! Gives random bytes to the functions in the files called `fuzz`: the inputs in `tests/seeds`, and what becomes of
//! them by chance. What was found once is laid there.

use std::{
    env, fs,
    panic::catch_unwind,
    path::Path,
    time::{Duration, Instant},
};

use fastrand::Rng;

/// How often each seed is changed, in the same way in each run. `FUZZ_SECONDS` goes on for so long, each time anew.
const ROUNDS: usize = 20;

/// The chance of each run.
const USUAL: u64 = 7;

/// Gives all seeds of a target to its function, cut short and changed.
pub(crate) fn each(target: &str, holds: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut seeds: Vec<_> = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(!seeds.is_empty(), "{target} has no seeds");
    // Folders list their files in any order.
    seeds.sort();
    for seed in &seeds {
        holds(seed);
        holds(&seed[..seed.len() / 2]);
    }
    let begun = Instant::now();
    let asked = env::var("FUZZ_SECONDS").ok().map(|asked| Duration::from_secs(asked.parse().unwrap()));
    let mut chance = asked.map_or_else(|| Rng::with_seed(USUAL), |_| Rng::new());
    let mut round = 0;
    while asked.map_or(round < ROUNDS, |asked| begun.elapsed() < asked) {
        for seed in &seeds {
            let other = &seeds[chance.usize(..seeds.len())];
            let input = changed(seed, other, &mut chance);
            if catch_unwind(|| holds(&input)).is_err() {
                panic!("{target} does not hold for {}", input.escape_ascii());
            }
        }
        round += 1;
    }
    println!("{target}: {} inputs", round * seeds.len());
}

/// A few bytes set, cut out, repeated, or taken from another seed.
fn changed(seed: &[u8], other: &[u8], chance: &mut Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..chance.usize(1..6) {
        let part = |of: &[u8], chance: &mut Rng| {
            let begin = chance.usize(..=of.len());
            begin..of.len().min(begin + chance.usize(..12))
        };
        let at = part(&bytes, chance);
        match chance.u8(..5) {
            0 => bytes[at].iter_mut().for_each(|byte| *byte = chance.u8(..)),
            1 => drop(bytes.drain(at)),
            2 => {
                let repeated = bytes[at.clone()].repeat(chance.usize(1..4));
                bytes.splice(at.start..at.start, repeated);
            }
            3 => drop(bytes.splice(at, other[part(other, chance)].iter().copied())),
            _ => drop(bytes.splice(at, chance.choice(PIECES).into_iter().flat_map(|piece| piece.bytes()))),
        }
    }
    bytes
}

/// What means something to one parser or another.
const PIECES: [&str; 24] = [
    "\0", "\r\n", "\n\n", "\u{202e}", "\u{200b}", "\u{fdd0}", "é", "%", "%40", "@", "&", "=", "<", ">", "\"",
    "`", "*", "[", "](", "+++\n", ",", ";", "mailto:", "-->",
];
