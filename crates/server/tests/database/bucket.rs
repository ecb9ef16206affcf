//! A real S3-compatible server on the loopback.

use std::net::SocketAddr;
use std::path::Path;

use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;

/// Its keys; set in the environment of whoever uses it.
pub const KEYS: [(&str, &str); 2] =
    [("AWS_ACCESS_KEY_ID", "office"), ("AWS_SECRET_ACCESS_KEY", "0123456789")];

/// A server with one bucket, in a thread of its own until the process ends.
pub fn started(home: &Path) -> SocketAddr {
    std::fs::create_dir_all(home.join("town")).unwrap();
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(home).unwrap());
    let [(_, name), (_, secret)] = KEYS;
    service.set_auth(SimpleAuth::from_single(name, secret));
    let service = service.build();
    let (told, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            told.send(listener.local_addr().unwrap()).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let service = service.clone();
                tokio::spawn(async move {
                    let builder = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
                    let _ = builder.serve_connection(TokioIo::new(stream), service).await; // the client went
                });
            }
        });
    });
    address.recv().unwrap()
}

/// The address of its bucket.
pub fn address(server: SocketAddr) -> String {
    format!("s3://town/office?endpoint=http://{server}&region=us-east-1")
}
