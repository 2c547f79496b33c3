//! Prints how alike the first text given is to each of the others: a way to try the table.

use std::env;

use meaning::Meaning;

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn main() {
    let mut texts = env::args().skip(1);
    let first = Meaning::of(&texts.next().unwrap_or_default());
    for text in texts {
        println!("{:5} {text}", first.likeness(&Meaning::of(&text)));
    }
}
