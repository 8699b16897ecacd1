//! The overlays one by one.

pub mod approve;
pub mod begin;
pub mod choice;
pub mod detail;
pub mod detail_filing;
pub mod detail_lines;
pub mod detail_seconds;
pub mod detail_tasks;
pub mod detail_watching;
pub mod export;
pub mod filling;
pub mod import;
pub mod import_lines;
pub mod menus;
pub mod notice;
pub mod prompt;
pub mod question;
