#include "mail/maildir.h"

#include <algorithm>
#include <fstream>

namespace mail {

namespace fs = std::filesystem;

bool is_maildir(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "new", ignored) && fs::is_directory(folder / "cur", ignored);
}

std::vector<fs::path> new_mails(const fs::path& folder, std::size_t most) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator{folder / "new"})
    if (entry.symlink_status().type() == fs::file_type::regular && !entry.path().filename().string().starts_with('.'))
      found.push_back(entry.path());
  std::ranges::sort(found);
  if (found.size() > most) found.resize(most);
  return found;
}

std::string first_bytes(const fs::path& mail, std::size_t most) {
  std::ifstream file;
  file.exceptions(std::ios::badbit | std::ios::failbit);
  file.open(mail, std::ios::binary);
  file.exceptions(std::ios::badbit);
  std::string bytes(most, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

void take(const fs::path& mail, Seen seen) {
  auto name = mail.filename().string();
  if (const auto info = name.find(":2,"); info != std::string::npos) name.resize(info);
  fs::rename(mail, mail.parent_path().parent_path() / "cur" / (name + (seen == Seen::yes ? ":2,S" : ":2,")));
}

}  // namespace mail
