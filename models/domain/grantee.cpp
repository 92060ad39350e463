// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantee.h"

#include "domain/arn.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr ChoiceValue granteeVerdictValues[] = {
    {"READY", QT_TRANSLATE_NOOP("Choice", "Ready")},
    {"HAS_GRANT", QT_TRANSLATE_NOOP("Choice", "Has a grant")},
    {"DUPLICATE", QT_TRANSLATE_NOOP("Choice", "There twice")},
    {"OWN_ACCOUNT", QT_TRANSLATE_NOOP("Choice", "Own account")},
    {"INVALID", QT_TRANSLATE_NOOP("Choice", "Not valid")},
};

template <> const ChoiceType &choiceTypeOf<GranteeVerdict>()
{
    static constexpr ChoiceType type{"GranteeVerdict", granteeVerdictValues};
    return type;
}

static constexpr Field granteeRows[] = {
    field<&Grantee::line>("Line").titled(QT_TRANSLATE_NOOP("Field", "Line")),
    field<&Grantee::place>("Place").with(Key),
    field<&Grantee::entry>("Entry").titled(QT_TRANSLATE_NOOP("Field", "Receiver")),
    field<&Grantee::principal>("Principal").titled(QT_TRANSLATE_NOOP("Field", "Principal")),
    field<&Grantee::verdict>("Verdict").titled(QT_TRANSLATE_NOOP("Field", "Check")),
    field<&Grantee::reason>("Reason").titled(QT_TRANSLATE_NOOP("Field", "Why")),
};

constinit const Type Grantee::rows = describe<Grantee>("Grantee", granteeRows);

namespace {

constexpr qsizetype accountDigits = 12;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Grantee)

public:
    static QString noAccount()
    {
        return tr("Enter an account of 12 digits, or the ARN of an account, organization or unit.");
    }
    static QString digits(qsizetype count)
    {
        return tr("An account id has 12 digits, this has %n: leading zeros count.", nullptr,
                  int(count));
    }
    static QString partition(const QString &partition)
    {
        return tr("The license is in the partition %1.").arg(partition);
    }
    static QString notRoot()
    {
        return tr("A grant goes to a whole account: its ARN ends in :root.");
    }
    static QString duplicate(qint64 line) { return tr("It stands in line %1 already.").arg(line); }
    static QString hasGrant(const QString &name)
    {
        return tr("It has the grant %1 of this license.").arg(name);
    }
    static QString own() { return tr("This account grants the license."); }
};

/// Blanks, quotation marks, and the marks that editors and tables leave without anyone seeing them.
bool isTrimmed(QChar c)
{
    switch (c.unicode()) {
    case 0x200b: // zero width space
    case 0x200e: // left-to-right mark
    case 0x200f: // right-to-left mark
    case 0x2060: // word joiner
    case 0xfeff: // byte order mark
    case u'"':
    case u'\'':
        return true;
    default:
        return c.isSpace();
    }
}

QString trimmed(QStringView text)
{
    while (!text.isEmpty() && isTrimmed(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && isTrimmed(text.back()))
        text.chop(1);
    return text.toString();
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= u'0' && c <= u'9'; // no other digits: they are no account id
    });
}

/// "123456789012" of "1234-5678-9012"; any other text as it is.
QString withoutHyphens(const QString &entry)
{
    const QStringList groups = entry.split(u'-');
    const bool isGrouped = groups.size() == 3
        && std::all_of(groups.begin(), groups.end(),
                       [](const QString &group) { return group.size() == 4 && isDigits(group); });
    return isGrouped ? groups.join(QString()) : entry;
}

class Judge {
public:
    explicit Judge(const GranteeRules &rules) : m_rules(rules) { }

    QList<Grantee> grantees;

    void take(const QString &entry, qint64 line)
    {
        Grantee grantee;
        grantee.line = line;
        grantee.place = grantees.size() + 1;
        grantee.entry = entry;
        read(grantee);
        if (grantee.isReady())
            compare(grantee);
        grantees.append(grantee);
    }

private:
    static void mark(Grantee &grantee, GranteeVerdict verdict, const QString &reason)
    {
        grantee.verdict = verdict;
        grantee.reason = reason;
    }
    static void refuse(Grantee &grantee, const QString &reason)
    {
        grantee.principal.clear();
        mark(grantee, GranteeVerdict::Invalid, reason);
    }

    /// Makes the principal of the entry.
    void read(Grantee &grantee) const
    {
        const QString text = withoutHyphens(grantee.entry);
        if (isDigits(text)) {
            if (text.size() != accountDigits)
                return refuse(grantee, Words::digits(text.size()));
            grantee.principal = Arn{m_rules.partition, u"iam"_s, {}, text, u"root"_s}.text();
            return;
        }
        const auto arn = Arn::parse(text);
        if (!arn || arn->account.size() != accountDigits || !isDigits(arn->account)
            || !arn->region.isEmpty())
            return refuse(grantee, Words::noAccount());
        if (arn->partition != m_rules.partition)
            return refuse(grantee, Words::partition(m_rules.partition));
        const bool isOrganization = arn->service == "organizations"_L1
            && (arn->resource.startsWith("organization/o-"_L1)
                || arn->resource.startsWith("ou/o-"_L1));
        if (arn->service != "iam"_L1 && !isOrganization)
            return refuse(grantee, Words::noAccount());
        if (arn->service == "iam"_L1 && arn->resource != "root"_L1)
            return refuse(grantee, Words::notRoot());
        if (text.contains(u' ') || text.contains(u'*'))
            return refuse(grantee, Words::noAccount());
        grantee.principal = text;
    }

    /// Holds it against the others, the grants that are there, and the granting account.
    void compare(Grantee &grantee)
    {
        const auto earlier = m_lines.constFind(grantee.principal);
        if (earlier != m_lines.cend())
            return mark(grantee, GranteeVerdict::Duplicate, Words::duplicate(*earlier));
        m_lines.insert(grantee.principal, grantee.line);
        const auto arn = Arn::parse(grantee.principal);
        if (arn->service == "iam"_L1 && arn->account == m_rules.ownAccount)
            return mark(grantee, GranteeVerdict::OwnAccount, Words::own());
        const auto grant = m_rules.granted.constFind(grantee.principal);
        if (grant != m_rules.granted.cend())
            mark(grantee, GranteeVerdict::HasGrant, Words::hasGrant(*grant));
    }

    const GranteeRules &m_rules;
    QHash<QString, qint64> m_lines; ///< of each principal, where it stands first
};

bool isSeparator(QChar c)
{
    return c == u',' || c == u';' || c == u'\t';
}

} // namespace

QList<Grantee> judgeGrantees(const QString &text, const GranteeRules &rules)
{
    Judge judge(rules);
    qint64 line = 1;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool isEnd = at == text.size();
        const bool isBreak = !isEnd
            && (text[at] == u'\n' || text[at] == u'\r' || text[at] == QChar::LineSeparator
                || text[at] == QChar::ParagraphSeparator);
        if (!isEnd && !isBreak && !isSeparator(text[at]))
            continue;
        const QString entry = trimmed(QStringView(text).mid(begin, at - begin));
        if (!entry.isEmpty())
            judge.take(entry, line);
        begin = at + 1;
        const bool isHalfBreak =
            isBreak && text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n';
        line += isBreak && !isHalfBreak ? 1 : 0;
    }
    return judge.grantees;
}

QString withoutGrantees(const QList<Grantee> &grantees, GranteeVerdict verdict)
{
    QStringList kept;
    for (const Grantee &grantee : grantees) {
        if (!(grantee.verdict == verdict))
            kept.append(grantee.entry);
    }
    return kept.join(u'\n');
}

} // namespace lc
