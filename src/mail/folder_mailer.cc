#include "mail/folder_mailer.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "mail/atom.h"
#include "mail/gmime.h"
#include "mail/mime.h"

namespace mail {
namespace {

constexpr std::size_t longest_name = 200;  // below the 255 of Linux, with room for an ending

[[noreturn]] void fail() { throw std::system_error{errno, std::generic_category()}; }

/// An open file or folder of the machine.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {
    if (number_ < 0) fail();
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail();
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) fail();
  }
  void close() {  // where an answer is wanted: some file systems tell of a full disk only here
    if (::close(std::exchange(number_, -1)) != 0) fail();
  }

 private:
  int number_;
};

/// A file under a name that nobody looks at, until it takes its own; gone where it never does.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& folder)
      : name_{(folder / ".draft-XXXXXX").string()}, file_{::mkostemp(name_.data(), O_CLOEXEC)} {}
  ~Draft() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void write(std::string_view bytes) {
    file_.write(bytes);
    file_.sync();
    file_.close();
  }
  void become(const std::filesystem::path& path) {
    if (::rename(name_.c_str(), path.c_str()) != 0) fail();
    name_.clear();
  }

 private:
  std::string name_;
  Descriptor file_;
};

void sync_folder(const std::filesystem::path& folder) {
  Descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)}.sync();
}

void make_folder(const std::filesystem::path& folder) {
  if (std::filesystem::create_directories(folder)) sync_folder(std::filesystem::absolute(folder).parent_path());
}

void write_whole(const std::filesystem::path& folder, const std::string& name, std::string_view bytes) {
  make_folder(folder);
  Draft draft{folder};
  draft.write(bytes);
  draft.become(folder / name);
  sync_folder(folder);
}

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

Outcome FolderMailer::send(const Message& message) {
  const auto bytes = mime_of(message);
  const auto name = file_name_of(message.message_id);
  try {
    write_whole(folder_, name, bytes);
    return {Outcome::Kind::accepted, name};
  } catch (const std::system_error& error) {  // std::filesystem's errors are among them
    return {Outcome::Kind::deferred,
            "Không ghi được thư vào thư mục " + folder_.string() + ": " + error.code().message()};
  }
}

}  // namespace mail
