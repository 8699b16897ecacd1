//! The real program in real pseudo-terminals: what a clerk types, what the screen shows, and what is left when the line
//! is cut or a process is killed. Nothing here sleeps for a fixed time to let something happen: it waits for what the
//! screen, the process table or the exit code says, with a deadline that only a hang reaches.

mod kit;

mod flow;
mod hangup;
mod input;
mod loss;
mod stacks;
mod surroundings;
mod terminal;
mod together;
