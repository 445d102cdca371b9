// Downloads: files that the page gives to be kept, and not to be shown by it.
#pragma once
#include <httplib.h>

#include <string>
#include <string_view>

namespace web {

inline constexpr auto sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr auto csv_type = "text/csv; charset=utf-8";

/// The answer is saved under that name (RFC 6266, RFC 8187), kept by no cache, and can do nothing where it is opened.
void put_download_headers(httplib::Response& response, std::string_view name);

/// Answers with these bytes as a file of that name.
void send_file(httplib::Response& response, std::string_view name, std::string bytes, const char* type);

}  // namespace web
