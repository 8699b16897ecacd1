//! Forms from the first key to the command.
