// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/licensepages.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace lc {

namespace {

/// A small generator of our own: std distributions differ between libraries.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) { }
    std::uint64_t next()
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return m_state >> 33U;
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next()) % count; }
    template <std::size_t N> std::string_view pick(const std::array<std::string_view, N> &choices)
    {
        return choices[below(N)];
    }

private:
    std::uint64_t m_state;
};

constexpr std::array<std::string_view, 12> products{
    "Render Pro",      "Mesh Studio",         "Archive Vault",  "Dispatch Optimizer",
    "Insight BI",      "Caf\u00e9 POS Suite", "Color Lab 3D",   "Na\u00efve Bayes Toolkit",
    "Frame \\\"X\\\"", "Sim\u2013Flow CFD",   "Ledger\\/Audit", "Turbine Monitor"};
constexpr std::array<std::string_view, 8> customers{"Brightwater Media",
                                                    "Kestrel Labs",
                                                    "Stra\u00dfe & S\u00f6hne GmbH",
                                                    "Tidewater Energy",
                                                    "Orchard Health",
                                                    "Lumen Pharma",
                                                    "\u6771\u4eac\u30c7\u30b6\u30a4\u30f3",
                                                    "Pinnacle Freight"};
constexpr std::array<std::string_view, 5> regions{"us-east-1", "eu-west-1", "us-west-2",
                                                  "eu-north-1", "ap-southeast-2"};
constexpr std::array<std::string_view, 5> statuses{"AVAILABLE", "AVAILABLE", "AVAILABLE",
                                                   "SUSPENDED", "EXPIRED"};
constexpr std::array<std::string_view, 4> renewals{"None", "Weekly", "Monthly", "Monthly"};
constexpr std::array<std::string_view, 4> entitlements{"Seats", "RenderMinutes", "Nodes",
                                                       "Denoiser"};
constexpr std::array<std::string_view, 3> departments{"Research and Development", "Operations",
                                                      "Vertrieb \u00d6sterreich"};

std::string uuid(Dice &dice)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%08x%04x",
                  static_cast<unsigned>(dice.next()), static_cast<unsigned>(dice.below(65536)),
                  static_cast<unsigned>(dice.below(65536)),
                  static_cast<unsigned>(dice.below(65536)), static_cast<unsigned>(dice.next()),
                  static_cast<unsigned>(dice.below(65536)));
    return text.data();
}

std::string twoDigits(std::size_t number)
{
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string dateText(Dice &dice, int year)
{
    return std::to_string(year) + '-' + twoDigits(1 + dice.below(12)) + '-'
        + twoDigits(1 + dice.below(28)) + 'T' + twoDigits(dice.below(24)) + ":00:00Z";
}

/// Writes JSON members; values given to text() are already escaped.
class Writer {
public:
    explicit Writer(std::string &out) : m_out(out) { }
    Writer &key(std::string_view name)
    {
        separate();
        m_out += '"';
        m_out += name;
        m_out += "\":";
        m_fresh = true;
        return *this;
    }
    Writer &text(std::string_view value)
    {
        separate();
        m_out += '"';
        m_out += value;
        m_out += '"';
        m_fresh = false;
        return *this;
    }
    Writer &raw(std::string_view value)
    {
        separate();
        m_out += value;
        m_fresh = false;
        return *this;
    }
    Writer &open(char bracket)
    {
        separate();
        m_out += bracket;
        m_fresh = true;
        return *this;
    }
    Writer &close(char bracket)
    {
        m_out += bracket;
        m_fresh = false;
        return *this;
    }

private:
    void separate()
    {
        if (!m_fresh)
            m_out += ',';
        m_fresh = true;
    }

    std::string &m_out;
    bool m_fresh = true;
};

void writeEntitlements(Writer &json, Dice &dice)
{
    json.key("Entitlements").open('[');
    const std::size_t count = 1 + dice.below(5) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        json.open('{').key("Name").text(entitlements[i]);
        json.key("MaxCount").raw(std::to_string(10 + dice.below(99'990)));
        json.key("Overage").raw(dice.below(4) == 0 ? "true" : "false");
        json.key("Unit").text("Count");
        json.key("AllowCheckIn").raw(dice.below(3) == 0 ? "false" : "true").close('}');
    }
    json.close(']');
}

void writeLicense(Writer &json, Dice &dice, std::size_t number)
{
    const std::string_view product = dice.pick(products);
    const std::string_view customer = dice.pick(customers);
    json.open('{');
    json.key("LicenseArn").text("arn:aws:license-manager::111122223333:license:l-" + uuid(dice));
    json.key("LicenseName")
        .text(std::string(product) + " for " + std::string(customer) + " #"
              + std::to_string(number));
    json.key("ProductName").text(product);
    json.key("ProductSKU").text("sku-" + std::to_string(dice.below(400)));
    json.key("Issuer").open('{').key("Name").text("Acme Software");
    json.key("SignKey").text("arn:aws:kms:us-east-1:111122223333:key/" + uuid(dice));
    json.key("KeyFingerprint").text("aws:111122223333:Acme Software").close('}');
    json.key("HomeRegion").text(dice.pick(regions));
    json.key("Status").text(dice.pick(statuses));
    json.key("Validity").open('{').key("Begin").text(dateText(dice, 2025));
    json.key("End").text(dateText(dice, 2027)).close('}');
    json.key("Beneficiary").text(customer);
    writeEntitlements(json, dice);
    json.key("ConsumptionConfiguration").open('{').key("RenewType").text(dice.pick(renewals));
    json.key("ProvisionalConfiguration")
        .open('{')
        .key("MaxTimeToLiveInMinutes")
        .raw("60")
        .close('}');
    json.key("BorrowConfiguration").open('{').key("AllowEarlyCheckIn").raw("true");
    json.key("MaxTimeToLiveInMinutes").raw("1440").close('}').close('}');
    json.key("LicenseMetadata").open('[');
    json.open('{')
        .key("Name")
        .text("department")
        .key("Value")
        .text(dice.pick(departments))
        .close('}');
    json.open('{').key("Name").text("order").key("Value");
    json.text("PO-" + std::to_string(100'000 + dice.below(900'000))).close('}').close(']');
    json.key("CreateTime").text(std::to_string(1'735'689'600 + dice.below(31'536'000)) + ".000");
    json.key("Version").text(std::to_string(1 + dice.below(9)));
    json.close('}');
}

} // namespace

std::vector<std::string> makeLicensePages(std::size_t licenses, std::size_t pageSize)
{
    Dice dice(20'260'319);
    std::vector<std::string> pages;
    pages.reserve(licenses / pageSize + 1);
    for (std::size_t first = 0; first < licenses || pages.empty(); first += pageSize) {
        std::string page;
        Writer json(page);
        json.open('{').key("Licenses").open('[');
        const std::size_t end = std::min(first + pageSize, licenses);
        for (std::size_t i = first; i < end; ++i)
            writeLicense(json, dice, i + 1);
        json.close(']');
        if (end < licenses)
            json.key("NextToken").text("page-" + std::to_string(pages.size() + 1));
        json.close('}');
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace lc
