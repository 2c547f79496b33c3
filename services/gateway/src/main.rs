//! The program: everything it does lies in the library beside this file.

use std::process::ExitCode;

fn main() -> ExitCode {
    gateway::main()
}
