// Settings: what an installation may decide for itself, each with a working default.
#pragma once
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/ip_address.h"
#include "base/result.h"
#include "mail/message.h"
#include "mail/smtp_mailer.h"
#include "schedule/digests.h"

namespace service {

/// How people sign in.
struct SignIn {
  int hash_passes = 3;                ///< over the memory, for one Argon2id hash (RFC 9106)
  int hash_memory = 64;               ///< MiB for one hash
  int idle_minutes = 60;              ///< without a request, after which a session has ended
  int longest_hours = 12;             ///< after which it has in any case
  bool administrators_twice = false;  ///< administrators need a second factor
  bool demo = false;                  ///< passwords of the sample stand on the page; on this machine alone
};

/// How the page is reached.
struct Network {
  std::filesystem::path tls_certificate, tls_key;  ///< PEM; below the data folder, or absolute. Empty: without TLS
  std::vector<base::IpRange> trusted_proxies;      ///< whose word of the client is taken
  std::string sso_header;  ///< in which such a proxy says who has signed in to it, by mail address; empty: in none
  int connections_per_address = 256;  ///< that stay open, but for trusted proxies'

  bool has_tls() const { return !tls_certificate.empty(); }
  bool trusts(std::string_view address) const {
    return std::ranges::any_of(trusted_proxies, [&](const base::IpRange& range) { return range.holds(address); });
  }
};

/// How what agencies say is taken.
struct Workflow {
  int silent_after = 20;            ///< working days without a word, after which an open duty counts as silent
  int acknowledged_for = 10;        ///< working days, within which the day lies that an agency names when it takes note
  int acknowledgements = 2;         ///< how often it may name one for one due day of a duty
  bool confirms_by_itself = false;  ///< a claim with valid evidence is confirmed at once; it may be sent back later
};

/// How mail leaves the house over SMTP.
struct Smtp {
  mail::SmtpServer server;
  std::filesystem::path password_file;    ///< below the data folder; the password is its first line
  std::optional<std::string> bounces_to;  ///< address for what cannot be delivered, where it is not the sender's
  int per_minute = 300;                   ///< messages
};

struct Settings {
  std::string page_url = "http://127.0.0.1:8080";  ///< of the page, as links in mails name it
  mail::Mailbox sender;                            ///< From of every mail
  std::vector<mail::Mailbox> office;     ///< Văn phòng: confirms claims, and receives what an agency without
                                         ///< contact is owed
  std::vector<mail::Mailbox> committee;  ///< Ban Thường vụ: receives its digests
  schedule::Window window;               ///< when mail goes out
  schedule::DigestPlan digests;          ///< which digests the clock sends, and when
  std::string mail_folder = "mail";      ///< below the data folder
  int attachments_kept_days = 60;        ///< how long the bytes of a mail's files are kept once it has been sent
  int link_lives_days = 14;              ///< how long the link of a mail's line reports that duty
  int hold_above = 200;                  ///< mails on one day, over which they wait for the office; 0: never
  int lines_per_mail = 200;              ///< duties in one mail; more wait for the next
  int mails_per_sweep = 2000;            ///< mails begun by one sweep; more are begun by the next
  std::filesystem::path bounce_folder;   ///< a Maildir that takes reports of what could not be delivered; may be empty
  std::optional<Smtp> smtp;              ///< without it mail goes into the folder
  int rows_per_page = 100;
  Network network;
  SignIn sign_in;
  Workflow workflow;
  duty::Reporting reporting;    ///< of the ongoing tasks of programmes that come into force from now on
  int review_after_months = 3;  ///< after its programme came into force, a task without a day is looked at again
};

/// The settings that a file says; what it leaves out keeps its default.
///
/// problem: "settings", with the line, for a file that is no TOML, a key that is not known, a value out of range
base::Result<Settings> settings_in(std::string_view toml, std::string_view name);

/// The settings of a data folder: its file `dondoc.toml`, which is written with commented defaults where there is none,
/// and the password of the mail server out of the file that it names.
///
/// problem: "settings", besides, for a password file that cannot be read, is empty or can be read by everyone
/// throws: std::filesystem::filesystem_error where the folder cannot be written
base::Result<Settings> settings_of(const std::filesystem::path& data);

}  // namespace service
