//! The program's door: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    tian::cli::run()
}
