//! Tests that need what not every machine has.

/// Tells that a test cannot run on this machine. Where `AYNI_TESTS_SKIP` is `never`, that is a
/// failure: what was not tried has not passed.
///
/// # Panics
/// Where nothing may be skipped.
#[track_caller]
#[expect(clippy::print_stdout, reason = "it is told where tests tell how they went")]
pub fn skipped(why: &str) {
    let never = std::env::var_os("AYNI_TESTS_SKIP").is_some_and(|value| value == "never");
    assert!(!never, "cannot run: {why}");
    println!("skipped: {why}");
}
