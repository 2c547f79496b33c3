//! The only binary, ayni: binds the services it is asked for.
