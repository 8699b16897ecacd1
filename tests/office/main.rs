//! The law of the office, proven from outside: by properties over generated histories, and by an example for each sharp
//! edge of the field.

mod asking;
mod batches;
mod beyond;
#[path = "../commands/mod.rs"]
mod commands;
mod dates;
mod guards;
mod handling;
mod intake;
mod keying;
mod late;
mod laws;
mod moves;
mod papers;
mod picture;
mod results;
mod review;
mod roles;
mod rules;
mod seconding;
mod sessions;
mod supervision;
mod undoing;
mod wild;
mod world;
