//! What only one system has: its list of devices, and ways past its cache.

#[cfg(target_os = "linux")]
mod in_use;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;
#[cfg(target_os = "linux")]
mod sysfs;

#[cfg(target_os = "linux")]
pub(super) use linux::{
    all_disks, forget_cached, is_same_device, is_there, look, open, read_exact_at, set_direct,
};
#[cfg(not(target_os = "linux"))]
pub(super) use other::{
    all_disks, forget_cached, is_same_device, is_there, look, open, read_exact_at, set_direct,
};
