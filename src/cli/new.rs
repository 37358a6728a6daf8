//! `drivepress new`.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::args::kit_around;
use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, Error, NewHelpDesk, NewKit, NewKitFault, NewKitOptions};
use crate::drive::{CampaignName, LanguageCode};
use crate::formats::minisign::PublicKey;
use crate::kit;
use crate::words::{ToMessage as _, messages};

messages! {
    /// Questions and messages of `new`.
    enum NewMessage {
        Hint = "new.hint",
        Campaign = "new.ask:campaign",
        TitleTh = "new.ask:title-th",
        TitleEn = "new.ask:title-en",
        Languages { known: Vec<String> } = "new.ask:languages",
        Signer = "new.ask:signer",
        HelpDesk = "new.ask:help-desk",
        Telephone = "new.ask:telephone",
        BadName = "new.bad-answer:campaign",
        BadLanguage { word: String } = "new.bad-answer:language",
        NoAnswer = "new.bad-answer:none",
        Made { folder: PathBuf, texts: usize, languages: Vec<String> } = "new.made",
        Samples { count: usize } = "new.samples",
        Next { folder: PathBuf } = "new.next",
    }
}

/// Make a new kit: manifests, the district table, and templates for the texts.
#[derive(Debug, Args)]
#[command(
    after_help = "Asks on a terminal for what the options leave open.\n\nExamples:\n  \
                  drivepress new my-kit\n  \
                  drivepress new my-kit --campaign my-campaign --title-th \"ชื่อเรื่อง\" --title-en \"The title\""
)]
pub(super) struct Arguments {
    /// The folder to make
    folder: PathBuf,

    /// Short name of the campaign: letters, digits, hyphens [default: the folder's name]
    #[arg(long, value_name = "NAME")]
    campaign: Option<CampaignName>,

    /// The campaign's title in Thai
    #[arg(long, value_name = "TITLE")]
    title_th: Option<String>,

    /// The campaign's title in English
    #[arg(long, value_name = "TITLE")]
    title_en: Option<String>,

    /// Languages of the pages, the first one first [default: th,en]
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    languages: Vec<LanguageCode>,

    /// Who will sign: NAME.pub, or the public key itself (RW…)
    #[arg(long, value_name = "KEY")]
    signer: Option<PathBuf>,

    /// The name of the help desk that readers of a drive can ask
    #[arg(long, value_name = "NAME", requires = "help_desk_telephone")]
    help_desk: Option<String>,

    /// The help desk's telephone number
    #[arg(long, value_name = "NUMBER", requires = "help_desk")]
    help_desk_telephone: Option<String>,

    /// Also take the sample media of the kit in this folder [default: the kit around this folder]
    #[arg(long, value_name = "KIT", num_args = 0..=1, default_missing_value = ".")]
    from_sample: Option<PathBuf>,
}

/// Longest answer that is read. Without it, an endless line would fill memory.
const ANSWER_BYTES_MAX: u64 = 4096;

/// Asks for what the options leave open, if there is a terminal. Called before Ctrl-C is handled, so
/// that it ends the program at a question.
///
/// # Errors
/// Fails if the terminal cannot be read or the signer's key is wrong.
pub(super) fn ask(arguments: &mut Arguments, screen: &Screen) -> Result<(), Error> {
    if !io::stdin().is_terminal() {
        return Ok(());
    }
    screen.tell(NewMessage::Hint);
    let near = near_name(&arguments.folder);
    while arguments.campaign.is_none() {
        let answer = answer(screen, NewMessage::Campaign, near.as_deref())?;
        arguments.campaign = answer.parse().ok();
        if arguments.campaign.is_none() {
            screen.tell(NewMessage::BadName);
        }
    }
    let titles = [
        (&mut arguments.title_th, NewMessage::TitleTh),
        (&mut arguments.title_en, NewMessage::TitleEn),
    ];
    for (title, question) in titles {
        let question = screen.words(question);
        while title.is_none() {
            let answer = line(screen, &question, None)?;
            *title = Some(answer).filter(|answer| !answer.is_empty());
            if title.is_none() {
                screen.tell(NewMessage::NoAnswer);
            }
        }
    }
    ask_languages(arguments, screen)?;
    while arguments.signer.is_none() {
        let answer = answer(screen, NewMessage::Signer, None)?;
        if answer.is_empty() {
            break;
        }
        match commands::read_public_key(Path::new(&answer)) {
            Ok(_) => arguments.signer = Some(answer.into()),
            Err(error) => screen.failed(&error.message()),
        }
    }
    ask_help_desk(arguments, screen)
}

fn ask_help_desk(arguments: &mut Arguments, screen: &Screen) -> Result<(), Error> {
    if arguments.help_desk.is_some() {
        return Ok(());
    }
    let name = answer(screen, NewMessage::HelpDesk, None)?;
    if name.is_empty() {
        return Ok(());
    }
    arguments.help_desk = Some(name);
    while arguments.help_desk_telephone.is_none() {
        let number = answer(screen, NewMessage::Telephone, None)?;
        arguments.help_desk_telephone = Some(number).filter(|number| !number.is_empty());
    }
    Ok(())
}

fn ask_languages(arguments: &mut Arguments, screen: &Screen) -> Result<(), Error> {
    let known = commands::known_languages();
    while arguments.languages.is_empty() {
        let known_words = known.iter().map(ToString::to_string).collect();
        let question = NewMessage::Languages { known: known_words };
        let answer = answer(screen, question, Some("th en"))?;
        let words = answer.split([' ', ',']).filter(|word| !word.is_empty());
        let mut languages = Vec::new();
        for word in words {
            match word.parse::<LanguageCode>() {
                Ok(code) if known.contains(&code) => languages.push(code),
                _ => {
                    let word = word.to_owned();
                    screen.tell(NewMessage::BadLanguage { word });
                    languages.clear();
                    break;
                }
            }
        }
        arguments.languages = languages;
    }
    Ok(())
}

fn answer(screen: &Screen, question: NewMessage, default: Option<&str>) -> Result<String, Error> {
    line(screen, &screen.words(question), default)
}

/// Asks one question; the end of input ends the command.
fn line(screen: &Screen, question: &str, default: Option<&str>) -> Result<String, Error> {
    match default {
        Some(default) => screen.prompt(&format!("{question} [{default}]: ")),
        None => screen.prompt(&format!("{question}: ")),
    }
    let mut line = String::new();
    let mut input = io::stdin().lock().take(ANSWER_BYTES_MAX);
    let read = input.read_line(&mut line);
    if read.map_err(|source| Error::Question { source })? == 0 {
        return Err(unanswered(&["--campaign", "--title-th", "--title-en"]));
    }
    let given = line.trim();
    let default = default.unwrap_or_default();
    Ok(if given.is_empty() { default } else { given }.to_owned())
}

fn unanswered(options: &[&str]) -> Error {
    let options = options.iter().map(|&option| option.to_owned()).collect();
    NewKitFault::Unanswered { options }.into()
}

/// The campaign's name after the folder's.
fn near_name(folder: &Path) -> Option<String> {
    kit::campaign_near(&folder.file_name()?.to_string_lossy())
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let made = commands::new_kit(&options(arguments, screen)?, screen.work())?;
    let NewKit { folder, texts, .. } = made.clone();
    let languages: Vec<String> = made.languages.iter().map(ToString::to_string).collect();
    screen.json(&json!({
        "folder": folder,
        "languages": languages,
        "texts": texts,
        "samples": made.samples,
    }));
    screen.tell(NewMessage::Made {
        folder: folder.clone(),
        texts,
        languages,
    });
    if made.samples > 0 {
        let count = made.samples;
        screen.tell(NewMessage::Samples { count });
    }
    screen.tell(NewMessage::Next { folder });
    Ok(Exit::Done)
}

/// The answers; fails naming the options that are missing.
fn options(arguments: &Arguments, screen: &Screen) -> Result<NewKitOptions, Error> {
    let near = near_name(&arguments.folder).and_then(|name| name.parse().ok());
    let campaign = arguments.campaign.clone().or(near);
    let mut missing = Vec::new();
    for (is_given, option) in [
        (campaign.is_some(), "--campaign"),
        (arguments.title_th.is_some(), "--title-th"),
        (arguments.title_en.is_some(), "--title-en"),
    ] {
        if !is_given {
            missing.push(option);
        }
    }
    let (Some(campaign), Some(title_th), Some(title_en)) =
        (campaign, &arguments.title_th, &arguments.title_en)
    else {
        return Err(unanswered(&missing));
    };
    let signer: Option<PublicKey> = match &arguments.signer {
        Some(signer) => Some(commands::read_public_key(signer)?),
        None => None,
    };
    let sample = arguments.from_sample.clone();
    let telephone = arguments.help_desk_telephone.clone();
    let help_desk = arguments
        .help_desk
        .clone()
        .zip(telephone)
        .map(|(name, telephone)| NewHelpDesk { name, telephone });
    Ok(NewKitOptions {
        folder: arguments.folder.clone(),
        campaign,
        title_th: title_th.clone(),
        title_en: title_en.clone(),
        languages: if arguments.languages.is_empty() {
            ["th", "en"]
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect()
        } else {
            arguments.languages.clone()
        },
        signer,
        help_desk,
        sample: sample.map(|kit| {
            if kit == Path::new(".") {
                kit_around()
            } else {
                kit
            }
        }),
        comments: screen.language(),
    })
}
