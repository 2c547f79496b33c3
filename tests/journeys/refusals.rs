//! What the program refuses to start on, or stops on: one clear line, a code that scripts can tell
//! apart, and data as they were.

use std::{fs, io::Write, net::TcpListener, path::Path};

use super::{
    folder::{
        Snapshot, filled, one_last_line, own_user, publish_until_it_ends, small_disk::SmallDisk,
    },
    steps::publish,
};
use crate::harness::{Ayni, Server, ayni, offer, program, skipped};

#[test]
fn a_second_process_on_the_same_folder_is_told_which_process_has_it() {
    let server = Server::fresh();
    publish(&server, "country:BR", &offer("br-milk"));
    let holder = format!("process {}", server.process());
    let second: [&[&str]; 5] = [
        &["serve", "--listen", "127.0.0.1:0"],
        &["verify"],
        &["events"],
        &["export", "offers"],
        &["demo", "--once"],
    ];
    for args in second {
        let ran = ayni(args).on(server.data()).run();
        let line = ran.refused(75);
        assert!(line.contains("in use") && line.contains(&holder), "{line}");
    }
    publish(&server, "country:BR", &offer("br-milk-2"));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_refused_and_left_as_it_was() {
    let data = filled();
    let empty = tempfile::tempdir().unwrap();
    for folder in [data.path(), empty.path()] {
        let before = Snapshot::of(folder);
        let locked = own_user::read_only(folder);
        for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["verify"], &["demo", "--once"]] {
            if folder == empty.path() && args == ["verify"] {
                continue;
            }
            let ran = locked.ayni().args(args).on(folder).run();
            let line = ran.refused(74);
            assert!(line.contains(&folder.display().to_string()), "{line}");
        }
        assert_eq!(before.differences(&Snapshot::of(folder)), Vec::<String>::new());
    }
}

#[test]
fn a_truncated_database_is_refused_and_left_as_it_was() {
    let data = filled();
    let database = data.path().join("events/db");
    let whole = fs::read(&database).unwrap();
    for part in [0, 1, 512, whole.len() / 3, whole.len() / 2, whole.len() * 9 / 10] {
        fs::write(&database, &whole[..part]).unwrap();
        let before = Snapshot::of(data.path());
        for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["verify"], &["proposals"]] {
            let ran = ayni(args).on(data.path()).run();
            assert!(matches!(ran.code, 65 | 74), "cut to {part} bytes: {ran:?}");
            let line = ran.refused(ran.code);
            assert!(line.contains("events"), "{line}");
        }
        assert_eq!(
            before.differences(&Snapshot::of(data.path())),
            Vec::<String>::new(),
            "cut to {part}"
        );
    }
    fs::write(&database, &whole).unwrap();
    ayni(["verify"]).on(data.path()).run().good();
}

#[test]
fn an_altered_database_is_refused_and_left_as_it_was() {
    let data = filled();
    let database = data.path().join("events/db");
    let whole = fs::read(&database).unwrap();
    let before = Snapshot::of(data.path());
    let events = || ayni(["events", "--json"]).on(data.path()).run();
    let recorded = events().good().out;
    assert!(recorded.contains("br-milk"), "{recorded}");
    before.restore();
    let mut refused = 0;
    let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
    for step in 0..24 {
        let mut altered = whole.clone();
        altered[used * step / 24 + 7] ^= 0x40;
        fs::write(&database, &altered).unwrap();
        let before = Snapshot::of(data.path());
        let ran = ayni(["verify"]).on(data.path()).run();
        if ran.code == 0 {
            // Some bytes of the file are filling, and mean nothing.
            assert_eq!(events().good().out, recorded, "byte {}", used * step / 24 + 7);
        } else {
            assert!(matches!(ran.code, 65 | 74), "{ran:?}");
            ran.refused(ran.code);
            refused += 1;
            let after = before.differences(&Snapshot::of(data.path()));
            assert_eq!(after, Vec::<String>::new(), "byte {}: {ran:?}", used * step / 24 + 7);
        }
        before.restore();
    }
    assert!(refused >= 6, "only {refused} of 24 alterations were noticed");
    fs::write(&database, &whole).unwrap();
    ayni(["verify"]).on(data.path()).run().good();
}

#[test]
fn an_unknown_setting_and_a_bad_value_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ayni.toml");
    for (text, told) in [
        ("[serve]\nlisten_to = \"x\"\n", "listen_to"),
        ("[serve]\nlisten = \"nowhere\"\n", "listen"),
        ("[serve.limits]\nbody_kib = -1\n", "body_kib"),
        ("[server]\n", "server"),
        ("[serve\n", "ayni.toml"),
    ] {
        fs::write(&file, text).unwrap();
        let ran = ayni(["verify", "--config"]).args([&file]).on(folder.path()).run();
        assert!(ran.refused(64).contains(told), "{text:?}: {ran:?}");
    }
    for (name, value, told) in [
        ("AYNI__SERVE__LISTEN", "nowhere", "listen"),
        ("AYNI__SERVE__LIMITS__BODY_KIB", "much", "body_kib"),
        ("AYNI__SERVE__LISTEN_TO", "127.0.0.1:1", "listen_to"),
        ("AYNI__LOG__JSON", "perhaps", "json"),
        ("AYNI__LOG__FILTER", "a=b=c", "filter"),
    ] {
        let ran = ayni(["verify"]).env(name, value).on(folder.path()).run();
        assert!(ran.refused(64).contains(told), "{name}={value}: {ran:?}");
    }
    for (command, option) in [("verify", "--config"), ("serve", "--policy"), ("demo", "--policy")] {
        let ran = ayni([command, option, "no-such-file.toml"]).on(folder.path()).run();
        assert!(ran.refused(64).contains("no-such-file"), "{ran:?}");
    }
    // Where none is adopted, a policy would be ignored without a word.
    assert_eq!(ayni(["explain", "a", "b", "--policy", "policy.toml"]).run().code, 64);
    assert_eq!(ayni(["verify", "--lissten"]).run().code, 64);
    assert_eq!(ayni(["serve", "--listen", "nowhere"]).run().code, 64);
    assert_eq!(ayni(["verify", "--lang", "qu"]).run().code, 64);
}

#[test]
fn an_address_that_strangers_reach_is_refused_while_sign_in_asks_for_no_proof() {
    let data = tempfile::tempdir().unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8642", "[::ffff:192.0.2.1]:80"] {
        let ran = ayni(["serve", "--listen", address]).on(data.path()).run();
        let line = ran.refused(64);
        assert!(line.contains("127.0.0.1"), "{line}");
        let ran = ayni(["serve"]).env("AYNI__SERVE__LISTEN", address).on(data.path()).run();
        ran.refused(64);
    }
}

#[test]
fn an_address_that_is_taken_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ran = ayni(["serve", "--listen", &address]).on(data.path()).run();
    assert!(ran.refused(69).contains(&address), "{ran:?}");
}

#[test]
fn a_command_that_only_reads_makes_no_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none");
    for args in [&["verify"][..], &["events"], &["proposals"], &["export", "offers"]] {
        let ran = ayni(args).on(&none).run();
        assert!(ran.refused(66).contains("none"), "{ran:?}");
    }
    assert!(!none.exists());
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let ran = ayni(["serve", "--listen", "127.0.0.1:0"]).on(&file).run();
    ran.refused(74);
}

#[test]
fn a_full_disk_ends_the_program_with_one_line_and_loses_nothing_acknowledged() {
    let Some(disk) = SmallDisk::of(48) else {
        return skipped("no disk can be mounted here");
    };
    let data = disk.path().join("data");
    let mut server = Server::start(&data);
    publish(&server, "country:BR", &offer("br-first"));
    let mut kept = vec!["br-first".to_owned()];
    let filling = disk.path().join("filling");
    fill(&filling, 3 << 20);
    kept.extend(publish_until_it_ends(&mut server));
    assert_eq!(server.ends(), Some(74), "{}", server.said());
    one_last_line(&server);
    // While it is full, nothing goes, and nothing is changed.
    fill(&filling, 0);
    let before = Snapshot::of(&data);
    let ran = ayni(["serve", "--listen", "127.0.0.1:0"]).on(&data).run();
    assert!(ran.refused(74).contains("events"), "{ran:?}");
    assert_eq!(before.differences(&Snapshot::of(&data)), Vec::<String>::new());
    disk.resize(256);
    everything_is_there(&data, &kept);
}

#[test]
fn a_disk_that_takes_no_more_ends_the_program_with_one_line_and_loses_nothing_acknowledged() {
    let data = filled();
    let database = fs::metadata(data.path().join("events/db")).unwrap().len();
    // The shell lets no file grow beyond that many blocks of 512 bytes, and the signal be ignored.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", database / 512 + 4_096);
    let limited = Ayni::at("sh".as_ref()).args(["-c", &script]).args([program()]);
    let limited = limited.args(["serve", "--listen", "127.0.0.1:0"]).on(data.path());
    let mut server = Server::with(limited, data.path());
    let kept = publish_until_it_ends(&mut server);
    assert_eq!(server.ends(), Some(74), "{}", server.said());
    one_last_line(&server);
    everything_is_there(data.path(), &kept);
}

/// Fills what is left of a disk with a file, but for so many bytes.
fn fill(file: &Path, leave: u64) {
    let mut filling = fs::File::options().append(true).create(true).open(file).unwrap();
    while filling.write_all(&[b'x'; 4096]).is_ok() {}
    let length = filling.metadata().unwrap().len();
    filling.set_len(length.saturating_sub(leave)).unwrap();
}

/// All that was acknowledged, and more can be written.
fn everything_is_there(data: &Path, kept: &[String]) {
    let server = Server::start(data);
    for id in kept {
        server.nobody().get(&format!("/api/v1/capacity-offers/{id}")).expect(200);
    }
    publish(&server, "country:BR", &offer("br-after"));
}
