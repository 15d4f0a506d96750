//! Reports in a medium.
