//! Records what agencies ask for.
