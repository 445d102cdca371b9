// Maildirs: a folder in which a mail server leaves mails, one a file (https://cr.yp.to/proto/maildir.html).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace mail {

/// Whether the folder is one: it has `new` and `cur` in it.
bool is_maildir(const std::filesystem::path& folder);

/// The files of mails that nobody has taken yet, at most so many, by name. What is no plain file is left out.
/// throws: std::filesystem::filesystem_error
std::vector<std::filesystem::path> new_mails(const std::filesystem::path& folder, std::size_t most);

/// The first bytes of a mail, at most so many. throws: std::ios_base::failure
std::string first_bytes(const std::filesystem::path& mail, std::size_t most);

/// Moves a new mail to `cur`, so that it is taken once; seen: as one that needs nobody's eyes any more.
/// throws: std::filesystem::filesystem_error
enum class Seen { no, yes };
void take(const std::filesystem::path& mail, Seen seen);

}  // namespace mail
