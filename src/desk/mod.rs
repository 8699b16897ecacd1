//! The eye and the hand.
