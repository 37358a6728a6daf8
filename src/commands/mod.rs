//! Whole commands without a terminal: each puts rooms together.
