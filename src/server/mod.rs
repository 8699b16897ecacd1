//! The one pen: decide, append, apply, publish.
//!
//! One thread owns the ledger and the register; desks come in over a socket beside the data and pull entries at their
//! own pace. What a desk hears is on disk.

pub mod launch;
mod launch_error;
mod serve;
mod serve_error;

pub use launch::connect_or_start;
pub use launch_error::LaunchError;
pub use serve::{Options, serve};
pub use serve_error::ServeError;
