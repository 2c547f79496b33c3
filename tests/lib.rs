//! The whole system, driven as people drive it.
