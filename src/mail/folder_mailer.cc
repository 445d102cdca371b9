#include "mail/folder_mailer.h"

#include <cstdio>
#include <system_error>

#include "base/durable_file.h"
#include "mail/atom.h"
#include "mail/gmime.h"

namespace mail {
namespace {

constexpr std::size_t longest_name = 200;  // below the 255 of Linux, with room for an ending

bool is_kept(char c) { return is_alphanumeric(c) || std::string_view{"-_@+"}.find(c) != std::string_view::npos; }

}  // namespace

std::string file_name_of(std::string_view message_id) {
  if (message_id.starts_with('<') && message_id.ends_with('>'))
    message_id = message_id.substr(1, message_id.size() - 2);
  std::string name;
  for (const auto c : message_id) {
    const auto is_inner_dot = c == '.' && !name.empty();
    if (is_kept(c) || is_inner_dot) {
      name += c;
    } else {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      name += code;
    }
  }
  if (name.size() > longest_name)
    name = "%sha256-" + taken(g_compute_checksum_for_data(
                            G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(message_id.data()), message_id.size()));
  return name + ".eml";
}

Outcome FolderMailer::hand_over(const Message& message, std::string_view bytes) {
  if (bytes.empty()) return no_address(message);
  const auto name = file_name_of(message.message_id);
  try {
    base::write_durably(folder_, name, bytes);
    return {Outcome::Kind::accepted, name};
  } catch (const std::system_error& error) {  // std::filesystem's errors are among them
    return {Outcome::Kind::deferred,
            "Không ghi được thư vào thư mục " + folder_.string() + ": " + error.code().message()};
  }
}

}  // namespace mail
