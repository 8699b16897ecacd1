//! The command twin.
