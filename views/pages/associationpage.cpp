// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/associationpage.h"

#include "api/licensemanager/associations.h"
#include "api/licensemanager/inventory.h"
#include "connections/chunkrecords.h"
#include "domain/arn.h"
#include "grids/noticeband.h"
#include "pages/confirmation.h"
#include "pages/pilllabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using namespace licensemanager;

/// The one that the service documents.
constexpr QLatin1StringView crossAccount{"cross-account"};

BulkLine lineOf(const ResourceCheck &check, Association what, qsizetype number)
{
    BulkLine line;
    // What is named twice stands there twice.
    line.key = QString::number(number);
    line.object = check.text;
    if (check.type)
        line.kind = badgeOf(Open(*check.type)).word;
    line.change =
        what == Association::Attach ? AssociationPage::tr("Attach") : AssociationPage::tr("Detach");
    line.state = check.isSent() ? BulkState::Ready : BulkState::LeftOut;
    const QString words = verdictWords(check.verdict);
    if (!words.isEmpty())
        line.note = words;
    return line;
}

} // namespace

AssociationPage::AssociationPage(PageContext &context, const Start &start, QWidget *parent)
    : BulkPage(context, start.place.connection, parent), m_what(start.what), m_place(start.place),
      m_wanted(start.licenseArn)
{
    setObjectName(u"associationPage"_s);
    m_facts.account = context.session.identity(m_place.connection).account;
    m_facts.region = m_place.region;
    setHeading(m_what == Association::Attach ? tr("Attach a license") : tr("Detach a license"),
               placeText(context.session, m_place));
    setInputs(makeInputs(start));
    connect(this, &BulkPage::changed, this, &AssociationPage::readAttached);
    readLicenses();
    if (m_what == Association::Attach)
        readInventory();
    check();
}

QWidget *AssociationPage::makeInputs(const Start &start)
{
    auto *inputs = new QWidget(this);
    auto *grid = new QGridLayout(inputs);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    m_license = new QComboBox(inputs);
    m_license->setObjectName(u"license"_s);
    m_license->setAccessibleName(tr("Self-managed license"));
    m_license->setMinimumContentsLength(30);
    grid->addWidget(makeLabel(tr("&License"), m_license, inputs), 0, 0, Qt::AlignTop);
    grid->addWidget(m_license, 0, 1, Qt::AlignLeft);
    m_resources = new QPlainTextEdit(inputs);
    m_resources->setObjectName(u"resources"_s);
    m_resources->setAccessibleName(tr("Resources, one ARN a line"));
    m_resources->setPlaceholderText(tr("Paste ARNs of instances, hosts, images or managed servers: "
                                       "one a line, or with commas."));
    m_resources->setTabChangesFocus(true);
    m_resources->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_resources->setFixedHeight(96);
    context().theme.dress(m_resources, TypeStyle::Mono);
    m_resources->setPlainText(start.resources.join(u'\n'));
    grid->addWidget(makeLabel(tr("&Resources"), m_resources, inputs), 1, 0, Qt::AlignTop);
    grid->addWidget(m_resources, 1, 1);
    m_scope = new QCheckBox(tr("Count what other accounts launch from these &images, too"), inputs);
    m_scope->setObjectName(u"scope"_s);
    m_scope->setVisible(m_what == Association::Attach);
    grid->addWidget(m_scope, 2, 1);
    grid->setColumnStretch(1, 1);
    connect(m_license, &QComboBox::currentIndexChanged, this, [this] {
        m_facts.attached.clear();
        m_isAttachedKnown = false;
        readAttached();
        check();
    });
    connect(m_resources, &QPlainTextEdit::textChanged, this, &AssociationPage::check);
    connect(m_scope, &QCheckBox::toggled, this, &AssociationPage::check);
    setFirstInput(start.licenseArn.isEmpty() ? static_cast<QWidget *>(m_license) : m_resources);
    return inputs;
}

Client *AssociationPage::client() const
{
    return context().session.clientIn(m_place.connection, m_place.region);
}

void AssociationPage::readLicenses()
{
    if (!client())
        return;
    auto found = std::make_shared<QList<LicenseConfiguration>>();
    m_licensesCall = client()->list<ListLicenseConfigurations>(
        {}, this,
        [found](const ListChunk &chunk) { found->append(recordsOf<LicenseConfiguration>(chunk)); },
        [this, found](const Result<void, ApiError> &outcome) {
            if (!outcome) {
                Attempt attempt;
                attempt.operation = u"ListLicenseConfigurations"_s;
                attempt.changesState = false;
                const ErrorText text = explain(outcome.error(), attempt);
                return showNotice({Tone::Danger,
                                   tr("The licenses could not be read."),
                                   text.whatHappened + u' ' + text.whatToDo,
                                   text.details,
                                   {{tr("Retry"), [this] {
                                         showNotice({});
                                         readLicenses();
                                     }}}});
            }
            std::sort(found->begin(), found->end(),
                      [](const LicenseConfiguration &a, const LicenseConfiguration &b) {
                          return QString::localeAwareCompare(a.name.value_or(QString()),
                                                             b.name.value_or(QString()))
                              < 0;
                      });
            for (const LicenseConfiguration &one : std::as_const(*found)) {
                const QString name = one.name.value_or(QString());
                const bool isDisabled =
                    one.status == Open(LicenseConfigurationStatus::Disabled).text;
                m_license->addItem(isDisabled ? tr("%1 (disabled)").arg(name) : name,
                                   one.licenseConfigurationArn.value_or(QString()));
            }
            m_license->setCurrentIndex(m_license->findData(m_wanted));
            check();
        });
}

void AssociationPage::readAttached()
{
    if (!client() || chosenLicense().isEmpty())
        return;
    auto found = std::make_shared<QSet<QString>>();
    m_attachedCall = client()->list<ListAssociationsForLicenseConfiguration>(
        {chosenLicense(), {}, {}}, this,
        [found](const ListChunk &chunk) {
            for (const auto &one : recordsOf<LicenseConfigurationAssociation>(chunk))
                found->insert(one.resourceArn.value_or(QString()));
        },
        [this, found](const Result<void, ApiError> &outcome) {
            // What is attached twice does no harm: the preview goes on without.
            if (outcome)
                m_facts.attached = *found;
            m_isAttachedKnown = outcome || m_what == Association::Attach;
            if (!hasJob())
                check();
        });
}

void AssociationPage::readInventory()
{
    if (!client())
        return;
    auto found = std::make_shared<QSet<QString>>();
    m_inventoryCall = client()->list<ListResourceInventory>(
        {}, this,
        [found](const ListChunk &chunk) {
            for (const auto &one : recordsOf<ResourceInventory>(chunk))
                found->insert(one.resourceArn.value_or(QString()));
        },
        [this, found](const Result<void, ApiError> &outcome) {
            if (!outcome)
                return;
            m_facts.inventory = *found;
            if (!hasJob())
                check();
        });
}

QString AssociationPage::chosenLicense() const
{
    return m_license->currentData().toString();
}

QString AssociationPage::chosenName() const
{
    return m_license->currentText();
}

void AssociationPage::check()
{
    const auto checks = checkResources(m_what, resourcesIn(m_resources->toPlainText()), m_facts);
    QList<BulkLine> lines;
    for (qsizetype i = 0; i < checks.size(); ++i)
        lines.append(lineOf(checks[i], m_what, i));
    setLines(lines);
    m_scope->setEnabled(std::any_of(checks.cbegin(), checks.cend(), [](const ResourceCheck &check) {
        return check.type == ResourceType::Ec2Ami;
    }));
    showStart();
}

void AssociationPage::showStart()
{
    QString reason;
    if (chosenLicense().isEmpty())
        reason = tr("Choose a self-managed license.");
    else if (lines().isEmpty())
        reason = tr("Name at least one resource.");
    else if (!m_isAttachedKnown)
        reason = tr("Reading what is attached…");
    else if (readyCount() == 0)
        reason = tr("None of these can be sent.");
    const int count = int(readyCount());
    const QString what = m_what == Association::Attach
        ? tr("Attach %n resource(s)", nullptr, count)
        : tr("Detach %n resource(s)", nullptr, count);
    setStart(what, m_what == Association::Attach ? what : what + u'…', reason);
}

Associating::Request AssociationPage::requestFor(const QString &resourceArn) const
{
    LicenseSpecification specification;
    specification.licenseConfigurationArn = chosenLicense();
    if (m_what == Association::Attach && m_scope->isChecked()
        && resourceTypeOf(resourceArn) == ResourceType::Ec2Ami)
        specification.amiAssociationScope = crossAccount;
    Associating::Request request;
    request.resourceArn = resourceArn;
    (m_what == Association::Attach ? request.addLicenseSpecifications
                                   : request.removeLicenseSpecifications) =
        QList<LicenseSpecification>{specification};
    return request;
}

void AssociationPage::addToJob(BulkJob &job, const BulkLine &line)
{
    const auto arn = Arn::parse(line.object);
    job.add<Associating>(arn ? arn->id() : line.object,
                         std::make_unique<Associating>(context().session, m_place.connection),
                         [request = requestFor(line.object)](Associating &associating) {
                             associating.apply(request);
                         });
}

std::optional<CallText> AssociationPage::calls() const
{
    using Op = UpdateLicenseSpecificationsForResource;
    QList<CallText> calls;
    for (const BulkLine &line : lines()) {
        if (!(line.state == BulkState::Ready))
            continue;
        const Op::Request request = requestFor(line.object);
        calls.append(callTextOf(context().session, m_place.connection, m_place.region,
                                Op::operation, &request));
    }
    return calls.isEmpty() || chosenLicense().isEmpty() ? std::nullopt
                                                        : std::optional(joined(calls));
}

void AssociationPage::start()
{
    if (m_what == Association::Attach)
        return begin();
    const int count = int(readyCount());
    confirm(context().holdBack, this,
            {tr("Detach %n resource(s) from %1?", nullptr, count).arg(chosenName()),
             tr("Their licenses become free and are no longer counted. The resources themselves "
                "are not touched."),
             tr("Detach %n resource(s)", nullptr, count),
             calls(),
             {},
             typedBefore(context().session, {m_place.connection}, count, chosenName())},
            [this] { begin(); });
}

} // namespace lc
