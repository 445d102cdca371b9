// Headings: whose tasks stand below one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace programme {

/// The body whose tasks stand below the heading: of «Sở Y tế», «Giám đốc Sở Y tế:», «Trách nhiệm của Sở Y tế», «Đối với
/// UBND các xã», «Giao Sở Y tế:» and «Giao Sở Y tế chủ trì thực hiện các nhiệm vụ sau:». Nothing for any other line.
std::optional<std::string> headed_by(std::string_view heading);

/// Whether the heading says who gives the tasks below it, and not whose they are: «Thường trực Tỉnh ủy giao:».
bool gives_orders(std::string_view heading);

}  // namespace programme
