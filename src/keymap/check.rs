//! Later.
/// f
pub struct Finding;
/// r
pub struct Report;
