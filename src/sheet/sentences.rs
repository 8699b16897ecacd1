//! Every sentence this room says to a clerk.

use super::export::ExportError;
use super::read::SheetError;
use std::fmt;

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "「{}」读不了。", self.file)
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "「{}」写不了。", self.file)
    }
}
