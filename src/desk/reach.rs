//! Which actions are possible now, and why the others are not.
