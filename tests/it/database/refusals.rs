//! Error messages when no database can be used: the reason, and what to do about it.

use std::{
    fs::{self, Permissions},
    net::SocketAddr,
    os::unix::fs::{PermissionsExt as _, chown},
};

use nix::unistd::Uid;
use sqlx::{ConnectOptions as _, Executor as _};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};
use undersigned::database::{
    Database, DatabaseError, ServerUrl, Source,
    embedded::{Durability, Embedded, EmbeddedError},
};

use super::scene::Folder;
use crate::support::database::TestDatabase;

async fn refusal_of(url: &str) -> DatabaseError {
    let url: ServerUrl = url.parse().unwrap();
    Database::open(&Source::Server { url }, None).await.expect_err("it opened")
}

#[tokio::test]
async fn missing_programs_are_reported_with_paths_and_remedies() {
    let folder = Folder::new();
    let said = folder.opened_by_another(&[("PG_BINDIR", "/nowhere")]).err().expect("it opened");
    for words in [
        "no PostgreSQL",
        "looked in PG_BINDIR, /nowhere",
        "apt install postgresql",
        "or set PG_BINDIR",
        "or set DATABASE_URL",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[tokio::test]
async fn programs_that_are_too_old_are_not_used() {
    let folder = Folder::new();
    let programs = folder.path().with_file_name("programs");
    fs::create_dir_all(&programs).unwrap();
    for name in ["postgres", "initdb"] {
        fs::write(programs.join(name), "#!/bin/sh\necho 'postgres (PostgreSQL) 13.9'\n").unwrap();
        fs::set_permissions(programs.join(name), Permissions::from_mode(0o755)).unwrap();
    }
    let said =
        folder.opened_by_another(&[("PG_BINDIR", programs.to_str().unwrap())]).err().expect("it opened");
    assert!(said.contains("version 14 or newer"), "{said}");
}

#[tokio::test]
async fn data_of_another_major_version_is_left_alone() {
    let folder = Folder::used().await;
    fs::write(folder.cluster().join("PG_VERSION"), "12\n").unwrap();
    let error = folder.refusal().await;
    assert!(
        matches!(&error, DatabaseError::Embedded(EmbeddedError::OtherVersion { made_by, .. }) if made_by == "12")
    );
    assert!(error.to_string().contains("Install PostgreSQL 12, or move that folder away"), "{error}");
}

#[tokio::test]
async fn a_folder_closed_to_the_servers_account_is_named() {
    if !Uid::effective().is_root() {
        return; // An ordinary user's server runs as that user, who made the folder.
    }
    let folder = Folder::new();
    let closed = folder.path().parent().unwrap();
    fs::create_dir_all(closed).unwrap();
    fs::set_permissions(closed, Permissions::from_mode(0o700)).unwrap();
    let said = folder.refusal().await.to_string();
    assert!(said.contains(&format!("may not enter {}, on the way", closed.display())), "{said}");
    assert!(said.contains("--data /var/lib/undersigned"), "{said}");
}

#[tokio::test]
async fn a_cluster_of_another_owner_is_left_alone() {
    if !Uid::effective().is_root() {
        return; // An ordinary user cannot give anything away.
    }
    let folder = Folder::used().await;
    chown(folder.cluster(), Some(0), Some(0)).unwrap();
    let said = folder.refusal().await.to_string();
    assert!(said.contains("belongs to the account root"), "{said}");
    assert!(said.contains("chown -R"), "{said}");
}

#[tokio::test]
async fn a_data_folder_that_is_a_file_is_refused() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().parent().unwrap()).unwrap();
    fs::write(folder.path(), "").unwrap();
    let said = folder.refusal().await.to_string();
    assert!(said.contains(&format!("cannot use {}: not a directory", folder.path().display())), "{said}");
}

#[tokio::test]
async fn a_server_that_fails_to_start_is_quoted() {
    let folder = Folder::used().await;
    fs::write(folder.cluster().join("postgresql.conf"), "max_connections = many\n").unwrap();
    let said = folder.refusal().await.to_string();
    assert!(said.contains("starting PostgreSQL failed") && said.contains("max_connections"), "{said}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    let said = refusal_of("postgres://ann:s3cret@127.0.0.1:1/letters").await.to_string();
    assert!(said.starts_with("cannot use PostgreSQL at 127.0.0.1:1/letters: Connection refused"), "{said}");
    assert!(said.contains("See that it runs") && !said.contains("s3cret"), "{said}");

    let said = refusal_of("postgres://ann:s3cret@no-such-host.invalid/letters").await.to_string();
    assert!(said.starts_with("cannot use PostgreSQL at no-such-host.invalid:5432/letters: "), "{said}");
    assert!(!said.contains("s3cret"), "{said}");
}

#[tokio::test]
async fn a_database_that_does_not_exist_is_named() {
    let test = TestDatabase::new().await;
    let name = test.pool().connect_options().get_database().unwrap().to_owned();
    let said = refusal_of(&test.url().replace(&name, "atlantis")).await.to_string();
    assert!(said.contains("database \"atlantis\" does not exist"), "{said}");
}

#[tokio::test]
async fn a_server_older_than_fourteen_is_refused() {
    let server = an_old_server("13.22").await;
    let said =
        refusal_of(&format!("postgres://ann:s3cret@{server}/letters?sslmode=disable")).await.to_string();
    assert!(
        said.starts_with(&format!(
            "PostgreSQL at {server}/letters is version 13.22, and 14 or newer is needed"
        )),
        "{said}"
    );
}

#[tokio::test]
async fn a_database_from_a_newer_release_is_left_alone() {
    let test = TestDatabase::new().await;
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
        values (9999, 'from the future', true, '', 0)";
    test.pool().execute(newer).await.unwrap();
    let error = refusal_of(&test.url()).await;
    assert!(matches!(error, DatabaseError::FromNewerRelease { migration: 9999 }));
    assert!(error.to_string().contains("Run that release or a later one"), "{error}");
}

#[tokio::test]
async fn a_database_with_an_edited_migration_is_left_alone() {
    let test = TestDatabase::new().await;
    test.pool().execute("update _sqlx_migrations set checksum = 'x' where version = 1").await.unwrap();
    let error = refusal_of(&test.url()).await;
    assert!(matches!(error, DatabaseError::FromAnotherBuild { migration: 1 }));
}

#[tokio::test]
async fn a_user_who_may_not_make_tables_is_told_so() {
    let folder = Folder::new();
    let opened = tokio::task::spawn_blocking({
        let folder = folder.path().to_owned();
        move || Embedded::open(&folder, Durability::Throwaway).unwrap()
    });
    let embedded = opened.await.unwrap();
    let superuser = embedded.connect_options("undersigned").username("postgres");
    let mut connection = superuser.connect().await.unwrap();
    connection.execute("create role guest login; revoke create on schema public from public").await.unwrap();
    let said = refusal_of(superuser.username("guest").to_url_lossy().as_str()).await.to_string();
    assert!(said.contains("permission denied for schema public"), "{said}");
    assert!(said.contains("the role that owns"), "{said}");
}

/// Answers as a server of that version does when a client connects, and then says nothing more.
async fn an_old_server(version: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.unwrap();
        let length = client.read_u32().await.unwrap();
        client.read_exact(&mut vec![0; length as usize - 4]).await.unwrap();
        // PostgreSQL manual, 55.7 Message Formats: AuthenticationOk, ParameterStatus, ReadyForQuery.
        let mut greeting = b"R\0\0\0\x08\0\0\0\0".to_vec();
        let parameter = format!("server_version\0{version}\0");
        greeting.push(b'S');
        greeting.extend(u32::try_from(4 + parameter.len()).unwrap().to_be_bytes());
        greeting.extend(parameter.as_bytes());
        greeting.extend(b"Z\0\0\0\x05I");
        client.write_all(&greeting).await.unwrap();
        let _ = client.read(&mut [0; 64]).await;
    });
    address
}
