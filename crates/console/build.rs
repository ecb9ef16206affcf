//! Gathers the texts of every module, so that the console says the same sentences as the window.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/locales");
    println!("cargo:rerun-if-changed={}", locales.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for language in ["cs", "en"] {
        let mut files: Vec<PathBuf> = fs::read_dir(locales.join(language))?
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|end| end == "ftl"));
        files.sort();
        let mut texts = String::new();
        for file in files {
            println!("cargo:rerun-if-changed={}", file.display());
            texts.push_str(&fs::read_to_string(file)?);
            texts.push('\n');
        }
        fs::write(out.join(format!("{language}.ftl")), texts)?;
    }
    Ok(())
}
