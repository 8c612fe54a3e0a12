import type { Labelled } from './objects.ts';

/** Realistic objects with the field maps that a person would draw. */
export const known: readonly Labelled[] = [
  {
    name: 'contacts of a CRM and customers of an ERP',
    left: `contacts; id = {at}; email (Email) = {mail}; firstname (First name) = {first}; lastname (Last name) = {last};
      phone (Phone number) = {phone}; mobilephone (Mobile phone number) = 0171 {number+7};
      jobtitle (Job title) = Buyer|Head of Sales|CEO|Clerk @a; company (Company name) = {firm};
      address (Street address) = {street} {house}; city (City) = {city}; zip (Postal code) = {zip};
      country (Country/Region) = {country}; lifecyclestage (Lifecycle stage): lead|opportunity|customer|other @b;
      annualrevenue (Annual revenue): i = {amount*1000}; vat (VAT number) = DE{number}123;
      newsletter (Email opt-in): b = true|false|false @small; createdate (Create date): at = {day}T08:00:00Z`,
    right: `customers; kdnr (Customer no.) = C-{at}; email (E-mail) = {lower:mail}; contact_name (Contact name) = {last}, {first};
      telephone (Telephone) = {e164}; mobile (Mobile) = +49171{number+7}; function (Function) = -;
      trading_name (Trading name) = {firm}; address_line_1 (Address line 1) = {street} {house}; town (Town) = {city};
      postcode (Postcode) = {zip}; country_code (Country code) = {code};
      status (Status): PROSPECT|QUOTED|ACTIVE|DORMANT @b; turnover (Turnover, thousands): i = {amount};
      tax_id (Tax ID) = {number}123; opt_in (Newsletter): b = true|false|false @small;
      payment_terms (Payment terms): N30|N60 @c; warehouse (Warehouse) = North|South @d`,
    truth: `email = email; firstname + lastname = contact_name; phone = telephone; mobilephone = mobile;
      jobtitle = function; company = trading_name; address = address_line_1; city = town; zip = postcode;
      country = country_code; lifecyclestage = status; annualrevenue = turnover; vat = tax_id; newsletter = opt_in`,
  },
  {
    name: 'a German ERP and an English CRM',
    left: `Kunden; Kundennummer = K{number}; Firma = {firm}; Vorname = {first}; Nachname = {last}; Strasse = {street};
      PLZ = {zip}; Ort = {city}; Land = {code}; Telefon = {phone}; Mobil = 0160 {number+3}; E_Mail = {mail};
      Anrede: Herr|Frau|Divers @a; Geburtsdatum: day = {day}; Kreditlimit: d = {money:amount};
      Gesperrt: b = true|false|false|false @b; Bemerkung = Notiz {number}; Umsatzsteuer_ID = DE{number}`,
    right: `accounts; account_id = {at}; customer_number = K{number}; company_name = {upper:firm}; first_name = {first};
      last_name = {last}; street = {street}; zip_code = {zip}; city = {city}; country = {code}; phone = {e164};
      mobile = +49160{number+3}; email = {mail}; salutation: Mr|Ms|Other @a; birthday = {german:day};
      credit_limit: d = {money:amount}; blocked = yes|no|no|no @b; notes = Notiz {number}; vat_number = DE{number}`,
    truth: `Kundennummer = customer_number; Firma = company_name; Vorname = first_name; Nachname = last_name;
      Strasse = street; PLZ = zip_code; Ort = city; Land = country; Telefon = phone; Mobil = mobile; E_Mail = email;
      Anrede = salutation; Geburtsdatum = birthday; Kreditlimit = credit_limit; Gesperrt = blocked; Bemerkung = notes;
      Umsatzsteuer_ID = vat_number`,
  },
  {
    name: 'tickets and issues',
    left: `tickets; ticket_id: i = {at}; subject = Case {number}; description: r = It breaks at {street} {number};
      status: new|open|pending|solved @a; priority: low|normal|high|urgent @b; requester_email = {mail};
      assignee = {first} {last}; tags: s = t{small},x{number%4}; due_at: at = {day}T00:00:00Z;
      created_at: at = {day2}T09:30:00Z; external_id = I-{at+500}`,
    right: `issues; number: i = {at+500}; title = Case {number}; body = It breaks at {street} {number};
      state: Backlog|In Progress|Waiting|Done @a; prio: P4|P3|P2|P1 @b; reporter_mail = {mail};
      assigned_to = {first} {last}; labels: s = t{small},x{number%4}; deadline: day = {day};
      opened: at = {day2}T09:30:00Z; helpdesk_ref = -`,
    truth: `subject = title; description = body; status = state; priority = prio; requester_email = reporter_mail;
      assignee = assigned_to; tags = labels; due_at = deadline; created_at = opened`,
  },
  {
    name: 'products of a shop and articles of a warehouse',
    left: `products; id = {at}; sku = A-{number}; title = {firm} drill {house}; body_html: r = A drill of {firm} no. {number};
      vendor = {firm}; price: d = {money:amount}; barcode = 4006{number}123; inventory_quantity: i = {number%977};
      weight_kg: d = {small/10}; product_type = Tools|Paint|Wood|Screws @a; published: b = true|true|false @b`,
    right: `Artikel; ArtikelID = {at+17}; Artikelnummer = A-{number}; Bezeichnung = {firm} drill {house};
      Beschreibung = A drill of {firm} no. {number}; Hersteller = {firm}; VK_Preis_Cent: i = {amount};
      EAN = 4006{number}123; Lagerbestand: i = {number%977}; Gewicht_g: i = {small*100};
      Warengruppe = Tools|Paint|Wood|Screws @a; Aktiv: i = 1|1|0 @b; Lagerort = R1|R2|R3 @c`,
    truth: `sku = Artikelnummer; title = Bezeichnung; body_html = Beschreibung; vendor = Hersteller; price = VK_Preis_Cent;
      barcode = EAN; inventory_quantity = Lagerbestand; weight_kg = Gewicht_g; product_type = Warengruppe; published = Aktiv`,
  },
  {
    name: 'terse columns of a database',
    left: `CUSTMST; CUSTNO = {number}; CUSTNM = {upper:firm}; ADDR1 = {street} {house}; CTY = {city}; ZIPCD = {zip};
      CTRY = {code}; TELNO = {phone}; FAXNO = 030 {number+9}9; EMAIL = {mail}; CRLIM: d = {money:amount}; CRTDT: day = {day};
      STATCD: A|I = A|A|A|A|I @a`,
    right: `clients; client_id = c{at}; external_number = {number}; name = {firm}; street = {street} {house}; town = {city};
      postal_code = {zip}; country_code = {code}; phone = {phone}; fax = 030 {number+9}9; mail_address = {mail};
      credit_limit: d = {money:amount}; customer_since: day = {day}; is_active: b = true|true|true|true|false @a`,
    truth: `CUSTNO = external_number; CUSTNM = name; ADDR1 = street; CTY = town; ZIPCD = postal_code; CTRY = country_code;
      TELNO = phone; FAXNO = fax; EMAIL = mail_address; CRLIM = credit_limit; CRTDT = customer_since; STATCD = is_active`,
  },
  {
    name: 'leads of marketing and of sales',
    left: `leads; lead_id = L{at}; full_name = {first} {last}; work_email = {mail}; company = {firm};
      website = http://www.{lower:last}{at}.test/; employees: i = {small*10}; industry = Retail|Energy|Health @a;
      source: web|event|partner @b; score: i = {c}; country = {country}`,
    right: `prospects; Id = 00Q{at}; FirstName = {first}; LastName = {last}; Email = {mail}; AccountName = {firm};
      Website = https://{lower:last}{at}.test; NumberOfEmployees: i = {small*10}; Industry = Retail|Energy|Health @a;
      LeadSource: Web|Trade show|Partner @b; Rating: Hot|Warm|Cold @d; CountryCode = {code}`,
    truth: `full_name = FirstName + LastName; work_email = Email; company = AccountName; website = Website;
      employees = NumberOfEmployees; industry = Industry; source = LeadSource; country = CountryCode`,
  },
  {
    name: 'stock of a shop and of a warehouse',
    left: `inventory; item_id = {at}; sku = sku-{number}; qty_on_hand: i = {number%613}; reorder_point: i = {small};
      location = Berlin|Ulm @a; unit_cost: d = {money:amount}; updated_at: at = {day}T10:00:00Z`,
    right: `stock_levels; id = {at+1000}; item_code = SKU-{number}; available: i = {number%613}; minimum_stock: i = {small};
      warehouse = Berlin|Ulm @a; cost_price: d = {money:amount}; counted_on: day = {day2}`,
    truth: `sku = item_code; qty_on_hand = available; reorder_point = minimum_stock; location = warehouse;
      unit_cost = cost_price`,
  },
  {
    name: 'employees of HR and users of a directory',
    left: `employees; emp_no = {number}; given_name = {first}; surname = {last}; work_mail = {mail}; dept = Sales|IT|HR @a;
      job_title = Clerk|Lead|Head @b; hire_date: day = {day}; manager = Ruiz|Lind|Braun|Meier @c; office_phone = {phone};
      active: b = true|true|true|false @d`,
    right: `users; objectId = o{at}; employeeId = {number}; givenName = {first}; sn = {last}; mail = {lower:mail};
      department = Sales|IT|HR @a; title = Clerk|Lead|Head @b; startDate = {day}; managerName = -;
      telephoneNumber = {phone}; accountEnabled: b = true|true|true|false @d; displayName = {first} {last}`,
    truth: `emp_no = employeeId; given_name = givenName; surname = sn; work_mail = mail; dept = department;
      job_title = title; hire_date = startDate; manager = managerName; office_phone = telephoneNumber; active = accountEnabled`,
  },
  {
    name: 'orders of a shop and of an ERP',
    left: `orders; id = {at}; order_number = #{number}; customer_email = {mail}; total: d = {money:amount};
      currency = EUR|USD|CHF @a; financial_status: pending|paid|refunded @b; created_at: at = {day}T11:11:11Z;
      note = ring {house} times at {street}; shipping_city = {city}; billing_city = {other}`,
    right: `Auftraege; AuftragsID = {at+77}; Bestellnummer = {number}; Kunden_Mail = {mail}; Gesamtbetrag: d = {money:amount};
      Waehrung = EUR|USD|CHF @a; Zahlstatus: offen|bezahlt|erstattet @b; Bestelldatum: day = {day};
      Bemerkung = ring {house} times at {street}; Liefer_Ort = {city}; Rechnungs_Ort = -`,
    truth: `order_number = Bestellnummer; customer_email = Kunden_Mail; total = Gesamtbetrag; currency = Waehrung;
      financial_status = Zahlstatus; created_at = Bestelldatum; note = Bemerkung; shipping_city = Liefer_Ort;
      billing_city = Rechnungs_Ort`,
  },
  {
    name: 'vendors and suppliers',
    left: `vendors; VendorID = {at}; VendorName = {firm}; ContactPerson = {first} {last}; PhoneNo = {e164};
      FaxNo = +4930{number+1}1; EmailAddress = {mail}; HomePage = https://v{at}.test; StreetAddress = {street} {house};
      PostCode = {zip}; CityName = {city}; CountryCode = {code}; PaymentTerms = 30 days|60 days @a;
      CurrencyCode = EUR|USD @b; Blocked: b = true|false|false @c; IBAN = DE44{number}00{number}`,
    right: `Lieferanten; LiefNr = L{at}; Name = {firm}; Ansprechpartner = {first} {last}; Tel = {phone}; Fax = 030/{number+1}1;
      Mail = {mail}; Webseite = https://v{at}.test; Anschrift = {street} {house}; PLZ = {zip}; Stadt = {city}; Land = {code};
      Zahlungsbedingung = -; Waehrung = EUR|USD @b; gesperrt = J|N|N @c; Bankkonto_IBAN = DE44{number}00{number}`,
    truth: `VendorName = Name; ContactPerson = Ansprechpartner; PhoneNo = Tel; FaxNo = Fax; EmailAddress = Mail;
      HomePage = Webseite; StreetAddress = Anschrift; PostCode = PLZ; CityName = Stadt; CountryCode = Land;
      PaymentTerms = Zahlungsbedingung; CurrencyCode = Waehrung; Blocked = gesperrt; IBAN = Bankkonto_IBAN`,
  },
  {
    name: 'projects and jobs',
    left: `projects; project_id = P{at}; project_name = Site {number}; start_date: day = {day}; end_date: day = {day2};
      budget: d = {money:amount}; status: planned|active|on hold|completed @a; owner = {first} {last};
      progress_percent: i = {small}; client = {firm}`,
    right: `jobs; job_no = J{at}; job_name = Site {number}; begin: day = {day}; finish: day = {day2};
      budget_amount: d = {money:amount}; stage: Draft|Running|Paused|Closed @a; responsible = {first} {last};
      done_share: d = {small/100}; customer_name = {firm}; created_by = Ruiz|Lind|Braun @b`,
    truth: `project_name = job_name; start_date = begin; end_date = finish; budget = budget_amount; status = stage;
      owner = responsible; progress_percent = done_share; client = customer_name`,
  },
  {
    name: 'members of a club',
    left: `members; member_no = M-{number}; name = {first} {last}; street = {street}; house_no = {house}; zip = {zip};
      city = {city}; dob = {german:day}; joined = {german:day2}; gender: m|f|d @a; fee: d = {money:amount}`,
    right: `persons; nr = {at}; vorname = {first}; nachname = {last}; strasse = {street} {house}; plz = {zip}; ort = {city};
      geburtsdatum: day = {day}; eintrittsdatum: day = {day2}; geschlecht: männlich|weiblich|divers @a;
      beitrag = {comma:amount} €; mitgliedsnummer = M-{number}`,
    truth: `member_no = mitgliedsnummer; name = vorname + nachname; street + house_no = strasse; zip = plz; city = ort;
      dob = geburtsdatum; joined = eintrittsdatum; gender = geschlecht; fee = beitrag`,
  },
];
