//! How much a child may take.

use std::time::Duration;

/// Bounds of one child. An honest file of a town needs a hundredth of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Longest life, kept by the parent.
    pub time: Duration,
    /// Longest answer, kept by the parent.
    pub output_bytes: u64,
    /// Longest file that is handed over; nothing is started for longer ones.
    pub input_bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { time: Duration::from_secs(60), output_bytes: 256 << 20, input_bytes: 128 << 20 }
    }
}

/// Memory a child may ask for beyond what it has when it starts.
pub(crate) const MEMORY: u64 = 1 << 30;

/// Seconds of work after which the system ends a child whose parent is gone.
#[cfg(unix)]
const CPU_SECONDS: u64 = 120;

/// Takes from this process what it will not need: memory, time, files, sockets, other processes.
///
/// # Errors
/// When the system refuses; then nothing foreign is read.
#[cfg(unix)]
pub(crate) fn confine() -> std::io::Result<()> {
    use rlimit::Resource;
    let last_open = 3; // the three pipes: no file and no socket opens any more
    Resource::NOFILE.set(last_open, last_open)?;
    Resource::CPU.set(CPU_SECONDS, CPU_SECONDS)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::CORE.set(0, 0)?; // a core file would hold the content
    confine_memory()
}

/// The libraries of a window take up addresses before the first line of the program runs.
#[cfg(target_os = "linux")]
fn confine_memory() -> std::io::Result<()> {
    let bound = mapped_at_start() + MEMORY;
    rlimit::Resource::AS.set(bound, bound)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn confine_memory() -> std::io::Result<()> {
    rlimit::Resource::DATA.set(MEMORY, MEMORY)
}

/// Least memory in use; the system wants a lower bound beside the upper one.
#[cfg(windows)]
const LEAST_MEMORY: usize = 1 << 20;

/// A job of the system holds the child. It bounds the memory in use, what is beyond goes to the paging file until the
/// child's time is over; a bound of what may be asked for would need calls that are not safe.
#[cfg(windows)]
pub(crate) fn confine() -> std::io::Result<()> {
    let memory = usize::try_from(MEMORY).unwrap_or(usize::MAX);
    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close().limit_working_memory(LEAST_MEMORY, memory);
    let job = win32job::Job::create_with_limit_info(&limits).map_err(std::io::Error::other)?;
    job.assign_current_process().map_err(std::io::Error::other)?;
    std::mem::forget(job); // closing it would end this process now
    Ok(())
}

/// Bytes of addresses in use.
#[cfg(target_os = "linux")]
pub(crate) fn mapped_at_start() -> u64 {
    const PAGE: u64 = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').next().and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * PAGE
}
