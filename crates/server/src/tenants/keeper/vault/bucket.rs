//! A bucket of an S3-compatible server. What it holds is sealed: who reads the bucket reads nothing.

use std::fs::File;
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use obeznik_store::SealedContent;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Place;
use object_store::signer::Signer as _;
use object_store::{MultipartUpload as _, ObjectStoreExt as _, PutPayload};
use tokio::runtime::Runtime;

use super::line::Line;
use super::{Vault, checked};

/// Bytes put at once; more becomes several parts.
const PART: usize = 8 << 20;
/// Bytes read at once: a few sealed chunks.
const AHEAD: u64 = 1 << 20;
/// One request, with all its repetitions.
const LONGEST: Duration = Duration::from_secs(5 * 60);
/// How long a link holds. It is used at once; whoever goes on after a cut asks for another.
const HOLDS: Duration = Duration::from_secs(5 * 60);

/// Where a bucket is. Keys are in the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BucketAddress {
    bucket: String,
    path: String,
    endpoint: Option<String>,
    region: Option<String>,
}

impl FromStr for BucketAddress {
    type Err = String;

    /// What stands behind `s3://`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (start, options) = text.split_once('?').unwrap_or((text, ""));
        let (bucket, path) = start.split_once('/').unwrap_or((start, ""));
        let is_name = |name: &str| {
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/'))
        };
        if bucket.is_empty() || !is_name(bucket) || !is_name(path) {
            return Err(format!("{bucket}: no name of a bucket"));
        }
        let mut address = Self {
            bucket: bucket.to_owned(),
            path: path.trim_matches('/').to_owned(),
            endpoint: None,
            region: None,
        };
        for option in options.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("endpoint", url)) if is_protected(url) => address.endpoint = Some(url.to_owned()),
                Some(("region", name)) if is_name(name) => address.region = Some(name.to_owned()),
                _ => return Err(format!("{option}: endpoint=https://…, region=NAME")),
            }
        }
        Ok(address)
    }
}

/// In the clear only to the same machine.
fn is_protected(url: &str) -> bool {
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    url.starts_with("https://") || local.iter().any(|start| after_host(url, start))
}

fn after_host(url: &str, start: &str) -> bool {
    url.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
}

/// Content in objects.
pub(super) struct BucketVault {
    store: Arc<AmazonS3>,
    path: String,
    runtime: Arc<Own>,
}

/// A runtime of its own: whoever reads content waits in a thread, whatever runs around it.
struct Own(Option<Runtime>);

impl Own {
    fn wait<T>(&self, work: impl Future<Output = object_store::Result<T>>) -> io::Result<T> {
        let runtime = self.0.as_ref().ok_or_else(|| io::Error::other("the bucket is closed"))?;
        let done = runtime.block_on(async { tokio::time::timeout(LONGEST, work).await });
        done.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?.map_err(|error| match error {
            object_store::Error::NotFound { .. } => io::ErrorKind::NotFound.into(),
            error => io::Error::other(error),
        })
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background(); // it must not wait within another one
        }
    }
}

impl BucketVault {
    /// The bucket, with the keys of the environment.
    pub(super) fn open(address: &BucketAddress) -> io::Result<Self> {
        let BucketAddress { bucket, path, endpoint, region } = address;
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_http_connector(Line);
        if let Some(region) = region {
            builder = builder.with_region(region);
        }
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http:"));
        }
        let store = Arc::new(builder.build().map_err(io::Error::other)?);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        Ok(Self { store, path: path.clone(), runtime: Arc::new(Own(Some(runtime))) })
    }

    fn place(&self, place: &str) -> io::Result<Place> {
        let place = checked(place)?;
        Ok(Place::from(if self.path.is_empty() {
            place.to_owned()
        } else {
            format!("{}/{place}", self.path)
        }))
    }

    /// Puts a large file part by part; one that breaks off leaves nothing.
    fn put_parts(&self, place: &Place, mut file: File) -> io::Result<()> {
        let mut upload = self.runtime.wait(self.store.put_multipart(place))?;
        let put = loop {
            let part = match part_of(&mut file) {
                Ok(part) if part.is_empty() => break self.runtime.wait(upload.complete()).map(drop),
                Ok(part) => part,
                Err(error) => break Err(error),
            };
            if let Err(error) = self.runtime.wait(upload.put_part(PutPayload::from(part))) {
                break Err(error);
            }
        };
        if put.is_err() {
            let _ = self.runtime.wait(upload.abort()); // the server of the bucket sweeps what stays
        }
        put
    }
}

fn part_of(file: &mut File) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    file.take(PART as u64).read_to_end(&mut part)?;
    Ok(part)
}

impl Vault for BucketVault {
    fn put(&self, place: &str, from: &Path) -> io::Result<()> {
        let (place, mut file) = (self.place(place)?, File::open(from)?);
        if file.metadata()?.len() > PART as u64 {
            return self.put_parts(&place, file);
        }
        let part = part_of(&mut file)?;
        self.runtime.wait(self.store.put(&place, PutPayload::from(part))).map(drop)
    }

    fn open(&self, place: &str) -> io::Result<Box<dyn SealedContent>> {
        let place = self.place(place)?;
        let size = self.runtime.wait(self.store.head(&place))?.size;
        let (store, runtime) = (Arc::clone(&self.store), Arc::clone(&self.runtime));
        Ok(Box::new(Object { store, runtime, place, size, at: 0, held: (0, Vec::new()) }))
    }

    fn remove(&self, place: &str) -> io::Result<()> {
        match self.runtime.wait(self.store.delete(&self.place(place)?)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn link(&self, place: &str) -> io::Result<Option<String>> {
        let place = self.place(place)?;
        self.runtime.wait(self.store.signed_url(Method::GET, &place, HOLDS)).map(|url| Some(url.to_string()))
    }
}

/// One object, read by ranges a little ahead.
struct Object {
    store: Arc<AmazonS3>,
    runtime: Arc<Own>,
    place: Place,
    size: u64,
    at: u64,
    /// Bytes held and where they begin.
    held: (u64, Vec<u8>),
}

impl Object {
    fn held_at(&self) -> &[u8] {
        let inside = self.at.checked_sub(self.held.0).and_then(|inside| usize::try_from(inside).ok());
        inside.and_then(|inside| self.held.1.get(inside..)).unwrap_or_default()
    }
}

impl Read for Object {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || buffer.is_empty() {
            return Ok(0);
        }
        if self.held_at().is_empty() {
            let range = self.at..self.size.min(self.at + AHEAD);
            let bytes = self.runtime.wait(self.store.get_range(&self.place, range))?;
            self.held = (self.at, bytes.to_vec());
        }
        let held = self.held_at();
        let length = held.len().min(buffer.len());
        buffer[..length].copy_from_slice(&held[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Object {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(back) => self.size.checked_add_signed(back),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
