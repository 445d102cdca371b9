#include "cli/out_file.h"

#include <ostream>
#include <system_error>

#include "base/durable_file.h"
#include "cli/commands.h"

namespace cli {

int give(const std::string& bytes, const std::filesystem::path& out, const Doors& doors) {
  if (out.empty()) {
    doors.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return done;
  }
  const auto refusal = [&](const std::string& why) {
    return refuse({.kind = "cannot_write",
                   .detail = "Không ghi được tệp " + out.string() + " (" + why +
                             "). Xin chọn tệp trong một thư mục có sẵn mà máy này ghi được.",
                   .words = {}},
                  doors);
  };
  if (std::filesystem::is_directory(out)) return refusal("đó là một thư mục");
  try {
    base::FileDraft draft{out.has_parent_path() ? out.parent_path() : std::filesystem::path{"."}};
    draft.write(bytes);
    draft.become(out);
  } catch (const std::system_error& error) {
    return refusal(error.code().message());
  }
  doors.out << "Đã ghi tệp " << out.string() << ".\n";
  return done;
}

}  // namespace cli
