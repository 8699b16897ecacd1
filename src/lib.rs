//! # tian (提案): the working desk of a proposals office
//!
//! One circle, one direction: a key becomes an action, an action a [`office::Command`], the server lets the law
//! ([`office::decide`]) turn it into facts, the [`ledger`] puts them on disk as one [`office::Entry`], and every desk
//! applies that entry to its own copy of the [`office::Register`]. The screen is a pure function of that copy.
//!
//! | room | what it is |
//! |---|---|
//! | [`office`] | the law: pure; no clock, disk, network, environment or terminal |
//! | [`ledger`] | the memory: entries in order, on disk before they are announced |
//! | [`wire`] | the envelope: messages and frames between desk and server |
//! | [`server`] | the one pen: decide, append, apply, publish |
//! | [`desk`] | the eye and the hand: model, update, view |
//! | [`keymap`] | keys to actions |
//! | [`sheet`] | spreadsheets to commands, register to spreadsheets |
//! | [`rulebook`] | rules as TOML: files to rules and back, the shipped sets and survey forms |
//! | [`sample`] | a believable office, as commands |
//! | [`text`] | width, cleaning, folding, pinyin, and every sentence a clerk reads |
//! | [`cli`] | the command twin: every read and write of the desk on the command line |

pub mod cli;
pub mod desk;
pub mod keymap;
pub mod ledger;
pub mod office;
pub mod rulebook;
pub mod sample;
pub mod server;
pub mod sheet;
pub mod text;
pub mod wire;
