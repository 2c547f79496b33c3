//! Records what countries are ready to share.
