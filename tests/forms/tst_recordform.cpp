// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/licenses.h"
#include "forms/daterangeeditor.h"
#include "forms/entitlementeditor.h"
#include "forms/recordform.h"
#include "forms/recordlisteditor.h"
#include "forms/rowgrid.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;
using Request = licensemanager::CreateLicenseVersion::Request;

namespace {

Request sample()
{
    Request license;
    license.licenseName = u"Render Pro - Kestrel"_s;
    license.productName = u"Render Pro"_s;
    license.issuer = {u"Acme Software"_s, std::nullopt};
    license.homeRegion = u"us-east-1"_s;
    license.validity = {DateText(u"2025-05-01T10:20:30+02:00"_s), std::nullopt};
    Entitlement seats;
    seats.name = u"Seats"_s;
    seats.unit = EntitlementUnit::Count;
    seats.maxCount = 100;
    Entitlement denoiser;
    denoiser.name = u"Denoiser"_s;
    denoiser.unit = EntitlementUnit::None;
    denoiser.value = u"standard"_s;
    license.entitlements = {seats, denoiser};
    license.consumptionConfiguration.renewType = Open<RenewType>::fromText(u"Fortnightly"_s);
    license.licenseMetadata = QList<Metadata>{{u"contract"_s, u"K-2041"_s}};
    return license;
}

QList<FormSection> sections()
{
    const QString consumption = u"ConsumptionConfiguration."_s;
    return {{u"General"_s,
             {},
             {u"LicenseName"_s, u"ProductName"_s, u"Issuer.Name"_s, u"Issuer.SignKey"_s,
              u"HomeRegion"_s}},
            {u"Validity"_s, u"UTC"_s, {u"Validity"_s}},
            {u"Entitlements"_s, {}, {u"Entitlements"_s}},
            {u"Consumption"_s,
             {},
             {consumption + u"RenewType"_s, consumption + u"ProvisionalConfiguration"_s,
              consumption + u"ProvisionalConfiguration.MaxTimeToLiveInMinutes"_s}},
            {u"Metadata"_s, {}, {u"LicenseMetadata"_s}}};
}

} // namespace

/// A license form by keyboard.
class TestRecordForm : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.applyTo(*qApp); }
    void init()
    {
        m_form = std::make_unique<RecordForm>(m_theme, typeOf<Request>(), sections());
        m_entitlements = new EntitlementEditor(m_theme);
        m_form->setEditor(u"Entitlements"_s, m_entitlements);
        m_form->setEditor(u"Validity"_s, new DateRangeEditor(m_theme));
        m_form->setEditor(u"LicenseMetadata"_s,
                          makeTagEditor(m_theme, *typeOf<Request>().find("LicenseMetadata")->type));
        m_form->load(sample());
        m_form->resize(1000, 900);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    }
    void cleanup() { m_form.reset(); }

    void untouchedIsUnchanged()
    {
        // Spellings of dates, absent members and unknown words included.
        QCOMPARE(m_form->value<Request>(), sample());
        QVERIFY(!m_form->isDirty());
    }

    void typingChangesOneField()
    {
        QSignalSpy edited(m_form.get(), &RecordForm::edited);
        type(u"LicenseName"_s, u"Render Pro - Orchard"_s);
        QVERIFY(edited.count() > 0);
        Request expected = sample();
        expected.licenseName = u"Render Pro - Orchard"_s;
        QCOMPARE(m_form->value<Request>(), expected);
        QCOMPARE(m_form->changes().size(), 1);
        QVERIFY(hasVisibleLabel(u"Changed from Render Pro - Kestrel"_s));
        type(u"LicenseName"_s, u"Render Pro - Kestrel"_s);
        QVERIFY(!m_form->isDirty());
    }

    void absentIsNotEmpty()
    {
        type(u"Issuer.SignKey"_s, u"alias/key"_s);
        QCOMPARE(m_form->value<Request>().issuer.signKey, std::optional(u"alias/key"_s));
        type(u"Issuer.SignKey"_s, {});
        QCOMPARE(m_form->value<Request>().issuer.signKey, std::nullopt);
    }

    void anOptionalRecordHasItsSwitch()
    {
        QCheckBox *box = nullptr;
        for (auto *candidate : m_form->findChildren<QCheckBox *>()) {
            if (candidate->parentWidget() == m_form.get())
                box = candidate;
        }
        QVERIFY(box && !box->isChecked());
        QLineEdit *minutes = nullptr;
        for (auto *candidate : m_form->findChildren<QLineEdit *>()) {
            if (candidate->accessibleName().startsWith(u"At most"))
                minutes = candidate;
        }
        QVERIFY(minutes);
        QVERIFY(!minutes->isEnabled());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(minutes->isEnabled());
        type(u"ConsumptionConfiguration.ProvisionalConfiguration.MaxTimeToLiveInMinutes"_s,
             u"10,080"_s);
        QCOMPARE(m_form->value<Request>()
                     .consumptionConfiguration.provisionalConfiguration->maxTimeToLiveInMinutes,
                 10080);
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!m_form->value<Request>().consumptionConfiguration.provisionalConfiguration);
    }

    void locksSayWhy()
    {
        m_form->lock(u"HomeRegion"_s, u"Fixed since version 1"_s);
        auto *region = qobject_cast<QLineEdit *>(field(u"HomeRegion"_s));
        QVERIFY(region->isReadOnly());
        QVERIFY(hasVisibleLabel(u"Fixed since version 1"_s));
    }

    void problemsStandUnderTheirFields()
    {
        const auto homeless =
            m_form->setProblems({{u"Entitlements[0].MaxCount"_s, u"84 are in use."_s},
                                 {u"Issuer.Name"_s, u"Name is needed."_s},
                                 {u"Tags[0].Key"_s, u"No such field here."_s}});
        QCOMPARE(homeless.size(), 1);
        QCOMPARE(m_form->problemCount(), 3);
        QVERIFY(hasVisibleLabel(u"84 are in use."_s));
        QVERIFY(hasVisibleLabel(u"Name is needed."_s));
        QVERIFY(m_form->goToFirstProblem());
        QCOMPARE(QApplication::focusWidget(), field(u"Issuer.Name"_s));
        QCOMPARE(QApplication::focusWidget()->accessibleDescription(), u"Name is needed."_s);
        m_form->setProblems({});
        QVERIFY(!hasVisibleLabel(u"84 are in use."_s));
        QVERIFY(!m_form->goToFirstProblem());
    }

    void everyFieldHasAName()
    {
        for (auto *edit : m_form->findChildren<QLineEdit *>()) {
            if (edit->isVisible() && !qobject_cast<QComboBox *>(edit->parentWidget()))
                QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->text()));
        }
    }

    void tabGoesThroughTheGrid()
    {
        RowGrid &grid = m_entitlements->grid();
        grid.cell(0, 0)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), grid.cell(0, 1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), grid.cell(0, 2));
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::SelectAll);
        QTest::keyClicks(QApplication::focusWidget(), u"80"_s);
        QCOMPARE(m_entitlements->entitlements().at(0).maxCount, std::optional<qint64>(80));
    }

    void theLastRowAddsAnEntitlement()
    {
        RowGrid &grid = m_entitlements->grid();
        QCOMPARE(grid.rowCount(), 3);
        grid.cell(2, 0)->setFocus();
        QTest::keyClicks(grid.cell(2, 0), u"CloudBurst"_s);
        QCOMPARE(grid.rowCount(), 4);
        auto *unit = qobject_cast<QComboBox *>(grid.cell(2, 1));
        unit->setFocus();
        unit->setCurrentIndex(unit->findData(u"None"_s));
        emit unit->activated(unit->currentIndex());
        QVERIFY(!grid.cell(2, 2)->isEnabled());
        QVERIFY(grid.cell(2, 3)->isEnabled());
        QTest::keyClicks(grid.cell(2, 3), u"enabled"_s);
        const Entitlement added = m_entitlements->entitlements().at(2);
        QCOMPARE(added.name, u"CloudBurst"_s);
        QVERIFY(added.unit == EntitlementUnit::None);
        QCOMPARE(added.value, std::optional(u"enabled"_s));
        QVERIFY(!added.maxCount);
        m_entitlements->removeRow(2);
        QCOMPARE(m_entitlements->entitlements(), sample().entitlements);
    }

    void tagsAreEditedAndDuplicatesMarked()
    {
        auto *tags = m_form->findChild<RecordListEditor *>();
        auto *grid = tags->findChild<RowGrid *>();
        grid->cell(1, 0)->setFocus();
        QTest::keyClicks(grid->cell(1, 0), u"contract"_s);
        QVERIFY(
            hasVisibleLabel(u"contract is there twice. Give it another name, or remove one."_s));
        QTest::keyClicks(grid->cell(1, 0), u"-b"_s);
        QTest::keyClicks(grid->cell(1, 1), u"x"_s);
        const auto metadata = m_form->value<Request>().licenseMetadata;
        QCOMPARE(metadata->size(), 2);
        QCOMPARE(metadata->at(1).name, std::optional(u"contract-b"_s));
        QCOMPARE(metadata->at(1).value, std::optional(u"x"_s));
    }

    void datesAreTypedInUsualForms()
    {
        auto *range = m_form->findChild<DateRangeEditor *>();
        const auto edits = range->findChildren<DateEdit *>();
        edits.at(1)->setFocus();
        QTest::keyClicks(edits.at(1), u"2026-10-31"_s);
        QCOMPARE(m_form->value<Request>().validity.end->text, u"2026-10-31T00:00:00Z"_s);
        // The begin keeps the spelling it came in.
        QCOMPARE(m_form->value<Request>().validity.begin.text, sample().validity.begin.text);
        QTest::keyClick(edits.at(1), Qt::Key_Up);
        QCOMPARE(m_form->value<Request>().validity.end->text, u"2026-11-01T00:00:00Z"_s);
        edits.at(1)->clear();
        QVERIFY(!m_form->value<Request>().validity.end);
    }

private:
    QWidget *field(const QString &path)
    {
        m_form->focusField(path);
        return QApplication::focusWidget() ? QApplication::focusWidget() : m_form.get();
    }
    void type(const QString &path, const QString &text)
    {
        m_form->focusField(path);
        QWidget *target = QApplication::focusWidget();
        QTest::keySequence(target, QKeySequence::SelectAll);
        QTest::keyClick(target, Qt::Key_Delete);
        QTest::keyClicks(target, text);
    }
    bool hasVisibleLabel(const QString &text) const
    {
        const auto labels = m_form->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    }

    Theme m_theme;
    std::unique_ptr<RecordForm> m_form;
    EntitlementEditor *m_entitlements = nullptr;
};

QTEST_MAIN(TestRecordForm)
#include "tst_recordform.moc"
