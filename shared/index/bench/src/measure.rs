//! Times, as this thread's CPU time and as wall time, and memory.

use std::{fs, time::Instant};

/// Microseconds of each operation.
#[derive(Default)]
pub struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

/// Seconds of CPU time: of this thread, or of the whole process.
fn cpu(clock: libc::clockid_t) -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    #[expect(unsafe_code, reason = "the clock of CPU time has no safe interface")]
    // SAFETY: `time` is valid for writing.
    let _ = unsafe { libc::clock_gettime(clock, &raw mut time) };
    #[expect(clippy::cast_precision_loss, reason = "microseconds are precise enough")]
    let seconds = time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9;
    seconds
}

pub fn process_cpu() -> f64 {
    cpu(libc::CLOCK_PROCESS_CPUTIME_ID)
}

impl Times {
    pub fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (wall, before) = (Instant::now(), cpu(libc::CLOCK_THREAD_CPUTIME_ID));
        let done = work();
        self.cpu.push((cpu(libc::CLOCK_THREAD_CPUTIME_ID) - before) * 1e6);
        self.wall.push(wall.elapsed().as_secs_f64() * 1e6);
        done
    }

    pub fn cpu(&mut self, share: f64) -> f64 {
        quantile(&mut self.cpu, share)
    }

    pub fn wall(&mut self, share: f64) -> f64 {
        quantile(&mut self.wall, share)
    }

    pub fn mean_cpu(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "few")]
        let count = self.cpu.len().max(1) as f64;
        self.cpu.iter().sum::<f64>() / count
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place"
)]
fn quantile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = (times.len().saturating_sub(1) as f64 * share) as usize;
    times.get(place).copied().unwrap_or(0.0)
}

/// Memory that the process holds now, in MB.
pub fn memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1_024.0
}
