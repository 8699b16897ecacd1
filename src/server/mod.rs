//! The one pen: decide, append, apply, publish.
//!
//! One thread owns the ledger and the register; desks come in over a socket beside the data and pull entries at their
//! own pace. What a desk hears is on disk.
//!
//! | part | what it is |
//! |---|---|
//! | `pen` | commands become entries on disk, a pile with one sync |
//! | `clock` | which time an entry bears, whatever the machine's clock does |
//! | `decider`, `waiting` | the thread that has the pen, and the queue before it |
//! | `questions`, `reading`, `check` | what desks ask that is not in their register |
//! | `feed` | entries in order, pulled by each desk at its own pace |
//! | `portrait` | the register as a desk gets it at first |
//! | `session`, `identity` | one desk, and which clerk it works as |
//! | `errand`, `luggage` | what a desk has under way, and how much of it there may be |
//! | `door` | who is inside, and when an idle server ends |
//! | [`Server`] | all of these without a socket |
//! | `folder`, `socket` | the office folder and the socket in it, trusted by both sides |
//! | [`launch`], [`serve()`] | finding or starting a server; being one |

mod askers;
mod check;
mod clock;
mod decider;
mod door;
mod errand;
mod feed;
mod folder;
mod house;
mod identity;
pub mod launch;
mod launch_error;
mod login;
mod luggage;
mod pen;
mod portrait;
mod questions;
mod reading;
mod serve;
mod serve_error;
mod session;
mod socket;
mod tickets;
mod waiting;

pub use door::TurnedAway;
pub use feed::Bounds;
pub use folder::Unsafe;
pub use house::Server;
pub use identity::Peer;
pub use launch::connect_or_start;
pub use launch_error::LaunchError;
pub use serve::{Options, serve};
pub use serve_error::ServeError;
