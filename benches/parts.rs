//! What one person costs this program alone, without database and network: `cargo bench --bench parts`. The whole way is
//! measured by `script/bench`.
#![allow(clippy::panic)]

use std::{hint::black_box, path::Path};

use axum::{
    body::Body,
    extract::{FromRequest as _, Request},
    http::header,
};
use criterion::{Criterion, criterion_group, criterion_main};
use futures_util::FutureExt as _;
use undersigned::{
    http::form::FormBody,
    keys::Keys,
    letters::{Letter, SiteContext, source::load::load_one},
    mail::EmailAddress,
    signing::{
        signature::{address::SealedAddress, details::SignatureDetails, search_terms::found_by},
        submission::form::SignForm,
    },
};

/// What a browser sends.
const FORM: &str = "name=Ad%C3%A9la+Quillfeather&email=adela.quillfeather%40example.org&visibility=public&consent=on\
    &capacity=personal&role=Head+of+typesetting&organisation=House+of+Oxbow+%26+Brindle&city=G%C3%B6ttingen&country=DE\
    &website=&comment=&updates=on&version=&subject=";

fn letter() -> Letter {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("letters/the-unpaid-orchestra");
    let loaded = load_one(&folder, "the-unpaid-orchestra".to_owned(), &SiteContext::unseen(false));
    loaded.outcome.unwrap_or_else(|problems| panic!("the letter has problems: {problems:?}"))
}

fn typed() -> SignForm {
    let request = Request::post("/letters/the-unpaid-orchestra/sign")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(FORM))
        .unwrap_or_else(|error| panic!("{error}"));
    // A body that is there needs no runtime.
    match FormBody::from_request(request, &()).now_or_never() {
        Some(Ok(FormBody(form))) => form,
        _ => panic!("the form cannot be read"),
    }
}

fn signer(letter: &Letter) -> (SignatureDetails, EmailAddress) {
    typed().parse(letter).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

fn parts(bench: &mut Criterion) {
    let letter = letter();
    let (details, address) = signer(&letter);
    let keys = Keys::random();
    let sealed = SealedAddress::seal(&keys, &address);
    bench.bench_function("read a letter's folder, its texts as HTML", |bench| bench.iter(self::letter));
    bench.bench_function("read a sign form", |bench| bench.iter(typed));
    bench.bench_function("read a sign form and parse its fields", |bench| bench.iter(|| signer(&letter)));
    bench.bench_function("seal an address, and hash its spellings", |bench| {
        bench.iter(|| SealedAddress::seal(&keys, black_box(&address)));
    });
    bench.bench_function("open a sealed address", |bench| {
        bench.iter(|| undersigned::signing::signature::address::open(&keys, black_box(&sealed.sealed)));
    });
    bench.bench_function("fold a line into its search terms", |bench| {
        bench.iter(|| found_by(black_box(&details)));
    });
}

criterion_group!(benches, parts);
criterion_main!(benches);
